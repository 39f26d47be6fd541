/** The flow as a tree of words: each step in its scope, with where it leads; the same by keys and for screen readers. */
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconAlertTriangle, IconArrowRight, IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { kindIcon } from "~/features/studio/canvas/icons";
import { portWord } from "~/features/studio/canvas/StepNode";
import { focusNode } from "~/features/studio/canvas/ui";
import type { Flow, FlowNode } from "~/features/studio/model/document";
import { nodeOf } from "~/features/studio/model/document";
import { inFlowOrder } from "~/features/studio/model/order";
import { search } from "~/features/studio/model/search";
import classes from "~/features/studio/outline/outline.module.css";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { textOf } from "~/lib/text";

const nameOf = (node: FlowNode | undefined) => (node ? textOf(node.name) || node.key : "?");

function Branch({ flow, nodes, scope, shown }: { flow: Flow; nodes: readonly FlowNode[]; scope: string | null; shown: ReadonlySet<string> | null }) {
  const store = useStudioStore();
  const selection = useStudio((studio) => studio.selection);
  const overlay = useStudio((studio) => studio.overlay);
  const findings = useStudio((studio) => studio.findings);
  const kinds = useStudio((studio) => studio.kinds);
  const { t } = useLingui();
  const own = nodes.filter((node) => (node.parent ?? null) === scope);
  return (
    <ol className={classes.tree} data-inner={scope !== null || undefined}>
      {own.map((node) => {
        const inside = nodes.some((one) => one.parent === node.id);
        const word = overlay?.nodes.get(node.id)?.word ?? kinds.get(node.kind)?.label.text ?? node.kind;
        return (
          <li key={node.id}>
            {(!shown || shown.has(node.id)) && (
              <div className={classes.line} data-selected={selection.includes(node.id) || undefined}>
                <button
                  type="button"
                  className={classes.step}
                  aria-pressed={selection.includes(node.id)}
                  onClick={() => store.getState().reveal(node.id)}
                  onDoubleClick={() => focusNode(node.id)}
                >
                  {kindIcon(node.kind, 15, kinds.get(node.kind)?.category.key)}
                  <span>
                    {nameOf(node)} <small>{word}</small>
                  </span>
                  {findings.some((one) => one.node === node.id) && <IconAlertTriangle size={14} color="var(--tone-warn-text)" aria-label={t`Has something to mend`} />}
                </button>
                {flow.edges
                  .filter((edge) => edge.from[0] === node.id)
                  .map((edge) => (
                    <button
                      key={edge.id}
                      type="button"
                      className={classes.edge}
                      aria-pressed={selection.includes(edge.id)}
                      data-selected={selection.includes(edge.id) || undefined}
                      onClick={() => store.getState().reveal(edge.id)}
                    >
                      <IconArrowRight size={12} aria-hidden /> {edge.from[1] === "done" ? "" : `${portWord(edge.from[1])}: `}
                      {nameOf(nodeOf(flow, edge.to[0]))}
                    </button>
                  ))}
              </div>
            )}
            {inside && <Branch flow={flow} nodes={nodes} scope={node.id} shown={shown} />}
          </li>
        );
      })}
    </ol>
  );
}

export function OutlinePanel() {
  const { t } = useLingui();
  const flow = useStudio((studio) => studio.doc.flow);
  const kinds = useStudio((studio) => studio.kinds);
  const [query, setQuery] = useState("");
  const nodes = useMemo(() => inFlowOrder(flow), [flow]);
  const shown = useMemo(
    () => (query.trim() ? new Set(search(flow, query, (kind) => kinds.get(kind)?.label.text ?? kind).map((hit) => hit.id)) : null),
    [flow, kinds, query],
  );
  return (
    <section className={classes.panel} aria-label={t`Outline`}>
      <TextInput
        size="xs"
        aria-label={t`Search in this flow`}
        placeholder={t`Name, key, expression, text…`}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {flow.nodes.length === 0 && (
        <p>
          <Trans>There are no steps yet.</Trans>
        </p>
      )}
      {shown?.size === 0 && (
        <p role="status">
          <Trans>Nothing here has these words.</Trans>
        </p>
      )}
      <Branch flow={flow} nodes={nodes} scope={null} shown={shown} />
    </section>
  );
}
