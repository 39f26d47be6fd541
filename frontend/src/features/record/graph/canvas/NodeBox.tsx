/** One node: its name, its state in colour, icon and word, and the marks of what is the matter with it. */
import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconClockExclamation, IconHandStop, IconLock } from "@tabler/icons-react";
import { memo } from "react";
import { stateLook } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import { KindIcon } from "~/features/record/graph/canvas/KindIcon";
import { toneOf, toneOfWorst } from "~/features/record/graph/canvas/look";
import classes from "~/features/record/graph/canvas/stage.module.css";
import type { Box } from "~/features/record/graph/picture/layout";
import type { Sum } from "~/features/record/graph/picture/model";
import { isGroup, isSettled, type PlanNode } from "~/features/record/graph/picture/types";
import { formatDateTime } from "~/lib/format";

export interface NodeMarks {
  fault: boolean;
  late: boolean;
  critical: boolean;
  found: boolean;
}

interface NodeBoxProps {
  node: PlanNode;
  box: Box;
  sum: Sum | undefined;
  marks: NodeMarks;
  foldable: boolean;
  folded: boolean;
  selected: boolean;
  focused: boolean;
  onSelect: (id: string) => void;
  onFold: (id: string) => void;
}

/** What marks and colours say about a node, in words. */
export function useMarksSaid() {
  const { t } = useLingui();
  return (node: PlanNode, marks: Pick<NodeMarks, "fault" | "late" | "critical">): string =>
    [
      node.blockedBy ? t`waits for ${node.blockedBy}` : null,
      node.waitsFor && node.state === "WAITING" ? t`waits for ${node.waitsFor.join(", ")}` : null,
      marks.fault ? t`in fallout` : null,
      node.needsAttention ? t`needs attention` : null,
      marks.late ? t`late` : null,
      node.pointOfNoReturn ? t`past the point of no return` : null,
      marks.critical ? t`holds the order up` : null,
    ]
      .filter(Boolean)
      .join(", ");
}

/** Sums and boxes are made anew with each change; what counts is what is in them. */
function sameLook(one: NodeBoxProps, other: NodeBoxProps): boolean {
  const [{ box, sum, ...rest }, { box: otherBox, sum: otherSum, ...otherRest }] = [one, other];
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return (
    keys.every((key) => rest[key] === otherRest[key]) &&
    box.x === otherBox.x && box.y === otherBox.y &&
    sum?.total === otherSum?.total && sum?.open === otherSum?.open && sum?.worst === otherSum?.worst && sum?.last === otherSum?.last
  );
}

export const NodeBox = memo(function NodeBox(props: NodeBoxProps) {
  const { node, box, sum, marks, foldable, folded } = props;
  const { t } = useLingui();
  const word = useWord();
  const said = useMarksSaid();
  const tone = toneOf(node, sum);
  const { Icon } = stateLook(node.state);
  const heard = said(node, marks);
  const end = isSettled(node) ? null : isGroup(node) ? sum?.last : node.plannedEnd;
  const due = end ? t`due ${formatDateTime(new Date(end).toISOString())}` : null;
  const worst = folded && sum ? toneOfWorst(sum.worst) : tone;
  return (
    <div
      className={classes.node}
      data-kind={node.kind}
      data-critical={marks.critical || undefined}
      data-found={marks.found || undefined}
      data-selected={props.selected || undefined}
      style={{
        left: box.x, top: box.y, width: box.width, height: box.height,
        borderColor: `var(--tone-${worst}-text)`, background: `var(--tone-${tone}-ground)`,
      }}
    >
      <button
        type="button"
        className={classes.face}
        data-node={node.id}
        title={[node.label, node.number, due, heard].filter(Boolean).join(" · ")}
        aria-pressed={props.selected}
        tabIndex={props.focused ? 0 : -1}
        onClick={() => props.onSelect(node.id)}
      >
        <span className={classes.title}>
          <KindIcon node={node} />
          <span className={classes.label}>{node.label}</span>
          {marks.fault && <IconAlertTriangle size={15} color="var(--tone-bad-text)" aria-hidden />}
          {node.needsAttention && <IconHandStop size={15} color="var(--tone-warn-text)" aria-hidden />}
          {marks.late && <IconClockExclamation size={15} color="var(--tone-bad-text)" aria-hidden />}
          {node.pointOfNoReturn && <IconLock size={14} aria-hidden />}
        </span>
        <span className={classes.state} style={{ color: `var(--tone-${tone}-text)` }}>
          {node.state && (
            <>
              <Icon size={13} aria-hidden /> <span>{word(stateWords, node.state)}</span>
            </>
          )}
          <span className={classes.more}>
            {node.waitsFor && node.state === "WAITING" ? t`for ${node.waitsFor.join(", ")}` : (node.person ?? node.number)}
          </span>
        </span>
        {heard && <span className={classes.heard}>, {heard}</span>}
      </button>
      {foldable && (
        <button
          type="button"
          className={classes.fold}
          tabIndex={-1}
          aria-expanded={!folded}
          onClick={() => props.onFold(node.id)}
        >
          {folded ? <IconChevronRight size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
          <span className={classes.heard}>{folded ? t`Unfold ${node.label}` : t`Fold ${node.label}`}</span>
          {sum ? `${sum.total - sum.open}/${sum.total}` : ""}
        </button>
      )}
    </div>
  );
}, sameLook);
