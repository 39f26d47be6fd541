/** The same flow as a list, for narrow screens and for those who listen. */
import { useLingui } from "@lingui/react/macro";
import { StateBadge } from "~/components/StateBadge";
import { type FlowPicture, kindLabel } from "~/features/studio/FlowCanvas";
import { inFlowOrder, nodeStates, portLabel } from "~/features/studio/model";
import { kindIcon } from "~/features/studio/nodes";
import classes from "~/features/studio/studio.module.css";
import { textOf } from "~/lib/text";

export function FlowSteps({ flow, kinds, steps, selected, onSelect }: FlowPicture) {
  const { t } = useLingui();
  const states = nodeStates(steps ?? []);
  const names = new Map(flow.nodes.map((node) => [node.id, textOf(node.name) || node.key]));
  return (
    <ol className={classes.steps}>
      {inFlowOrder(flow).map((node) => {
        const state = states.get(node.id);
        const next = flow.edges
          .filter((edge) => edge.from[0] === node.id)
          .map((edge) => [portLabel(edge), names.get(edge.to[0])].filter(Boolean).join(": "));
        return (
          <li key={node.id} data-selected={node.id === selected || undefined}>
            {kindIcon(node.kind, 16)}
            <div>
              <button type="button" className={classes.link} aria-pressed={node.id === selected} onClick={() => onSelect(node.id)}>
                {names.get(node.id)}
              </button>
              <div className={classes.dim}>
                {kindLabel(kinds, node.kind)}
                {next.length > 0 && <> · {t`then ${next.join(", ")}`}</>}
              </div>
            </div>
            {state && <StateBadge state={state} />}
          </li>
        );
      })}
    </ol>
  );
}
