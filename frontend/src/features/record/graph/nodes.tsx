/** How lines, domain orders, tasks, gates and deferrals look on the canvas. */
import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle, IconArrowsSplit, IconBox, IconCpu, IconHourglass, IconLayersSubtract, IconListDetails, IconRouter,
  IconServer, IconUser, type TablerIcon,
} from "@tabler/icons-react";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import type { ReactNode } from "react";
import { stateLook } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import classes from "~/features/record/graph/graph.module.css";
import type { GraphNode } from "~/features/record/graph/model";

export type CanvasNode = Node<{ node: GraphNode; folded: number }, "step">;

const specificationIcons: Record<string, TablerIcon> = { PRODUCT: IconBox, SERVICE: IconServer, RESOURCE: IconRouter };
const icons: Record<string, TablerIcon> = { LINE: IconListDetails, DEFERRAL: IconHourglass, GATE: IconArrowsSplit };

function kindIcon(node: GraphNode): ReactNode {
  const Icon =
    icons[node.kind] ??
    (node.kind === "TASK"
      ? node.taskType === "AUTOMATED"
        ? IconCpu
        : IconUser
      : (specificationIcons[node.specificationKind ?? ""] ?? IconLayersSubtract));
  return <Icon size={15} aria-hidden />;
}

export function StepNode({ data, selected }: NodeProps<CanvasNode>) {
  const { node, folded } = data;
  const { t } = useLingui();
  const word = useWord();
  const { tone, Icon } = stateLook(node.state);
  const state = word(stateWords, node.state);
  return (
    <div
      className={classes.node}
      data-kind={node.kind}
      data-selected={selected || undefined}
      style={{ borderColor: `var(--tone-${tone}-text)`, background: `var(--tone-${tone}-ground)` }}
    >
      <Handle type="target" position={Position.Left} className={classes.handle ?? ""} isConnectable={false} />
      <div className={classes.title}>
        {kindIcon(node)}
        <span className={classes.label}>{node.label}</span>
        {node.fallout && <IconAlertTriangle size={15} color="var(--tone-bad-text)" aria-label={t`In fallout`} />}
      </div>
      {node.kind !== "GATE" && (
        <div className={classes.state} style={{ color: `var(--tone-${tone}-text)` }}>
          <Icon size={13} aria-hidden /> {state}
          {node.blockedBy > 0 && <span className={classes.more}>{t`waits for ${node.blockedBy}`}</span>}
          {folded > 0 && <span className={classes.more}>{t`${folded} inside`}</span>}
          {node.assignee && <span className={classes.more}>{node.assignee}</span>}
        </div>
      )}
      <Handle type="source" position={Position.Right} className={classes.handle ?? ""} isConnectable={false} />
    </div>
  );
}
