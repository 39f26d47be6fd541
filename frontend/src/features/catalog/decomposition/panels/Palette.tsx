/** The specifications that can be drawn: searched, dragged to the canvas, or added by Enter. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconCheck, IconPlus, IconSearch } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { dragType } from "~/features/catalog/decomposition/canvas/DesignerCanvas";
import { focusNode } from "~/features/catalog/decomposition/canvas/useKeys";
import { useDesigner } from "~/features/catalog/decomposition/context";
import { nodeId } from "~/features/catalog/decomposition/model/graph";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";
import { type Found, useFound } from "~/features/catalog/decomposition/panels/useFound";
import { sortLooks } from "~/features/catalog/decomposition/words";

export function Palette({ onAdded }: { onAdded?: () => void }) {
  const { t } = useLingui();
  const { add, open, setAsk } = useDesigner();
  const [text, setText] = useState("");
  const found = useFound(text);
  const take = ({ drawn, here }: Found) => {
    if (here) open(nodeId(drawn.key));
    else add(drawn.key);
    onAdded?.();
    requestAnimationFrame(() => focusNode(drawn.key));
  };
  const first = found.find((one) => !one.here);
  return (
    <div className={classes.palette}>
      <TextInput
        aria-label={t`Find a specification`}
        placeholder={t`Find a specification`}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !first || event.nativeEvent.isComposing) return;
          event.preventDefault();
          take(first);
        }}
      />
      <ul className={classes.found} aria-label={t`Specifications`}>
        {found.map((one) => (
          <li key={one.drawn.key}>
            <Item found={one} take={() => take(one)} />
          </li>
        ))}
        {found.length === 0 && (
          <li className={classes.dim}>
            <Trans>Nothing fits</Trans>
          </li>
        )}
      </ul>
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAsk({ kind: "new", name: text })}>
        <Trans>New specification</Trans>
      </Button>
    </div>
  );
}

function Item({ found: { drawn, name, here }, take }: { found: Found; take: () => void }) {
  const { i18n, t } = useLingui();
  const { Icon, word, tone } = sortLooks[drawn.sort];
  return (
    <button
      type="button"
      className={classes.item}
      draggable={!here}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.setData(dragType, drawn.key);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onClick={take}
    >
      <Icon size={16} aria-hidden style={{ color: `var(--tone-${tone}-text)`, flex: "none" }} />
      <span className={classes.itemWords}>
        <span className={classes.itemName}>{name}</span>
        <span className={classes.dim}>
          {i18n._(word)}
          {drawn.category && ` · ${drawn.category}`}
        </span>
      </span>
      {here && <IconCheck size={15} className={classes.here} aria-label={t`drawn already`} />}
    </button>
  );
}
