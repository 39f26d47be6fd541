/** Finds a part of the graph by a name, a characteristic or an expression. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import { focusNode } from "~/features/catalog/decomposition/canvas/useKeys";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import { choiceOf } from "~/features/catalog/decomposition/model/graph";
import { search } from "~/features/catalog/decomposition/model/search";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";

const most = 50;

export function FindDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const { graph, drawing, show, nameOf } = useDesigner();
  const [text, setText] = useState("");
  const hits = search(graph, text, (key) => {
    const drawn = drawnAt(drawing, key);
    return { name: wordsOf(drawn.name) || key, words: drawn.characteristics.flatMap((one) => [one.key, wordsOf(one.name)]) };
  });
  const take = (id: string) => {
    onClose();
    show(id);
    const choice = choiceOf(id);
    requestAnimationFrame(() => focusNode(choice.kind === "node" ? choice.key : null));
  };
  const [first] = hits;
  return (
    <Modal opened onClose={onClose} title={t`Search in this graph`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="xs">
        <TextInput
          data-autofocus
          aria-label={t`Name, characteristic, expression…`}
          placeholder={t`Name, characteristic, expression…`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !first || event.nativeEvent.isComposing) return;
            event.preventDefault();
            take(first.id);
          }}
        />
        <ul className={classes.found} aria-label={t`Found`}>
          {hits.slice(0, most).map(({ id, where }) => (
            <li key={id}>
              <button type="button" className={classes.item} onClick={() => take(id)}>
                <span className={classes.itemWords}>
                  <span className={classes.itemName}>{nameOf(id)}</span>
                  {where && <code className={classes.dim}>{where.slice(0, 120)}</code>}
                </span>
              </button>
            </li>
          ))}
          {hits.length === 0 && (
            <li className={classes.dim}>
              <Trans>Nothing here has these words.</Trans>
            </li>
          )}
        </ul>
      </Stack>
    </Modal>
  );
}
