/** How the steps of a flow look on the canvas. */
import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle, IconArrowBackUp, IconArrowsJoin, IconArrowsSplit, IconArrowUpCircle, IconBell, IconCpu, IconFlag,
  IconFlame, IconHourglass, IconPencil, IconPlayerPlay, IconPlayerStop, IconQuestionMark, IconRefresh, IconRepeat,
  IconRotateClockwise, IconSearch, IconShieldCheck, IconSitemap, IconSubtask, IconTable, IconThumbUp, IconTruck, IconUser,
  IconUserPlus, type TablerIcon,
} from "@tabler/icons-react";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import type { ReactNode } from "react";
import { stateLook } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import type { FlowNode } from "~/features/studio/model";
import classes from "~/features/studio/studio.module.css";
import { textOf } from "~/lib/text";

const icons: Record<string, TablerIcon> = {
  start: IconPlayerPlay,
  set: IconPencil,
  decision: IconTable,
  switch: IconArrowsSplit,
  join: IconArrowsJoin,
  "task.manual": IconUser,
  "task.automated": IconCpu,
  "task.work_order": IconTruck,
  milestone: IconFlag,
  decompose: IconSitemap,
  approval: IconThumbUp,
  notify: IconBell,
  assign: IconUserPlus,
  set_priority: IconArrowUpCircle,
  set_jeopardy: IconFlame,
  for_each: IconRepeat,
  repeat: IconRefresh,
  wait: IconHourglass,
  subflow: IconSubtask,
  lookup: IconSearch,
  try: IconShieldCheck,
  compensate: IconArrowBackUp,
  raise_fallout: IconAlertTriangle,
  retry_task: IconRotateClockwise,
  end: IconPlayerStop,
};

export function kindIcon(kind: string, size: number): ReactNode {
  const Icon = icons[kind] ?? IconQuestionMark;
  return <Icon size={size} aria-hidden />;
}

export type CanvasNode = Node<{ node: FlowNode; kind: string; state: string | null; overlaid: boolean; findings: number }, "step">;

export function StepNode({ data, selected }: NodeProps<CanvasNode>) {
  const { node, kind, state, overlaid, findings } = data;
  const { t } = useLingui();
  const word = useWord();
  const look = state ? stateLook(state) : null;
  const tone = look?.tone;
  return (
    <div
      className={classes.node}
      data-selected={selected || undefined}
      data-faint={(overlaid && !state) || undefined}
      style={tone ? { borderColor: `var(--tone-${tone}-text)`, background: `var(--tone-${tone}-ground)` } : undefined}
    >
      <Handle type="target" position={Position.Top} className={classes.handle ?? ""} isConnectable={false} />
      <span className={classes.nodeIcon}>{kindIcon(node.kind, 16)}</span>
      <span className={classes.nodeWords}>
        <span className={classes.nodeName}>{textOf(node.name) || node.key}</span>
        <span className={classes.nodeKind} style={tone ? { color: `var(--tone-${tone}-text)` } : undefined}>
          {look && state ? (
            <>
              <look.Icon size={12} aria-hidden /> {word(stateWords, state)}
            </>
          ) : (
            kind
          )}
        </span>
      </span>
      {findings > 0 && <IconAlertTriangle size={15} color="var(--tone-bad-text)" aria-label={t`Has something to mend`} />}
      <Handle type="source" position={Position.Bottom} className={classes.handle ?? ""} isConnectable={false} />
    </div>
  );
}
