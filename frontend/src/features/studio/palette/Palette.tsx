/** The kinds of steps: found by words, dragged onto the canvas, or taken by Enter after what is chosen. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { ActionContext } from "~/features/studio/actions/action";
import { kindIcon } from "~/features/studio/canvas/icons";
import type { KindRecord } from "~/features/studio/model/kinds";
import { addStep, dragType } from "~/features/studio/palette/dropping";
import { byCategory, kindsFor, matching } from "~/features/studio/palette/kindsFor";
import classes from "~/features/studio/palette/palette.module.css";
import { useStudio } from "~/features/studio/store";

function Kind({ kind, add }: { kind: KindRecord; add: () => void }) {
  const { t } = useLingui();
  const [dragged, setDragged] = useState(false);
  return (
    <Tooltip disabled={dragged} label={kind.help.text.replaceAll("`", "")} multiline w={280} position="right" openDelay={500} events={{ hover: true, focus: true, touch: false }}>
      <button
        type="button"
        className={classes.kind}
        draggable
        aria-label={t`Add ${kind.label.text}`}
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, kind.kind);
          event.dataTransfer.effectAllowed = "copy";
          setDragged(true);
        }}
        onDragEnd={() => setDragged(false)}
        onClick={add}
      >
        {kindIcon(kind.kind, 16, kind.category.key)}
        <span>{kind.label.text}</span>
      </button>
    </Tooltip>
  );
}

/** Where a step comes that nobody dropped: at the chosen one's free way out, else into its only one, else in the middle. */
function placeFor({ store, ui }: ActionContext) {
  const { doc, selection, document: kind } = store.getState();
  const node = selection.length === 1 ? doc.flow.nodes.find((one) => one.id === selection[0]) : undefined;
  if (selection.length === 1 && doc.flow.edges.some((edge) => edge.id === selection[0])) return { edge: selection[0] as string };
  const taken = (port: string) => doc.flow.edges.some((edge) => edge.from[0] === node?.id && edge.from[1] === port);
  const port = node && kind.outPorts(node).find((one) => one.required && !taken(one.name));
  if (node && port) return { after: [node.id, port.name] as const };
  const [way, ...others] = doc.flow.edges.filter(({ from: [id, name] }) => id === node?.id && name !== "error" && name !== "compensate");
  if (way && others.length === 0) return { edge: way.id };
  const box = document.querySelector("[data-canvas]")?.getBoundingClientRect();
  const at = box && ui.getState().view?.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  return at ? { at } : {};
}

export function Palette({ context }: { context: ActionContext }) {
  const { t } = useLingui();
  const document = useStudio((studio) => studio.document);
  const flow = useStudio((studio) => studio.doc.flow);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(() => window.innerWidth >= 1200);
  const groups = useMemo(() => byCategory(matching(kindsFor(document, flow, {}), query)), [document, flow, query]);
  const first = groups[0]?.[1][0];
  if (!open) {
    return (
      <div className={classes.shut}>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Show the steps`} onClick={() => setOpen(true)}>
          <IconLayoutSidebarLeftExpand size={18} aria-hidden />
        </ActionIcon>
      </div>
    );
  }
  return (
    <nav className={classes.palette} aria-label={t`Steps to add`}>
      <div className={classes.head}>
        <TextInput
          size="xs"
          aria-label={t`Find a kind of step`}
          placeholder={t`Find a step`}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && first && query) addStep(context, first.kind, placeFor(context));
            if (event.key === "Escape") setQuery("");
          }}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={t`Hide the steps`} onClick={() => setOpen(false)}>
          <IconLayoutSidebarLeftCollapse size={18} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.list}>
        {groups.map(([label, kinds]) => (
          <section key={label} aria-label={label}>
            <h2>{label}</h2>
            {kinds.map((kind) => (
              <Kind key={kind.kind} kind={kind} add={() => addStep(context, kind.kind, placeFor(context))} />
            ))}
          </section>
        ))}
        {groups.length === 0 && (
          <p>
            <Trans>No kind of step has these words.</Trans>
          </p>
        )}
      </div>
    </nav>
  );
}
