/** The same picture as a tree of rows, for narrow screens and for those who listen; only the rows in view are there. */
import { useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { DueMark } from "~/components/DueMark";
import { StateBadge } from "~/components/StateBadge";
import { useMarksSaid } from "~/features/record/graph/canvas/NodeBox";
import type { Scene } from "~/features/record/graph/canvas/paint";
import classes from "~/features/record/graph/graph.module.css";
import { childrenOf, laneOf } from "~/features/record/graph/picture/model";
import { isGroup, isLate, isSettled } from "~/features/record/graph/picture/types";

interface PlanTreeProps {
  scene: Scene;
  folded: ReadonlySet<string>;
  focus: string;
  now: number;
  onFocus: (id: string) => void;
  onSelect: (id: string | null) => void;
  onFold: (id: string, fold?: boolean) => void;
  onSearch: () => void;
}

export function PlanTree({ scene, folded, focus, now, onFocus, onSelect, onFold, onSearch }: PlanTreeProps) {
  const { model, layout, sums, chain } = scene;
  const { t } = useLingui();
  const said = useMarksSaid();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => layout.rows.flatMap((row) => [{ id: row.id, depth: row.depth }, ...row.steps.map((step) => ({ id: step.id, depth: row.depth + 1 }))]),
    [layout],
  );
  // oxlint-disable-next-line react-hooks/incompatible-library
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 36, overscan: 12 });
  const at = Math.max(0, rows.findIndex((row) => row.id === focus));

  const go = (place: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, place))];
    if (!row) return;
    onFocus(row.id);
    list.scrollToIndex(rows.indexOf(row));
  };
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    const node = row && model.nodes.get(row.id);
    if (!row || !node || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = isGroup(node) && !folded.has(row.id);
    const above = () => rows.findLastIndex((one, place) => place < at && one.depth < row.depth);
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ArrowRight: () => (isGroup(node) && !open ? onFold(row.id, false) : go(at + 1)),
      ArrowLeft: () => (open && (rows[at + 1]?.depth ?? 0) > row.depth ? onFold(row.id, true) : go(above())),
      "+": () => onFold(row.id, false),
      "-": () => isGroup(node) && onFold(row.id, true),
      "/": onSearch,
      Enter: () => onSelect(row.id),
      " ": () => onSelect(row.id),
      Escape: () => onSelect(null),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  return (
    <div
      ref={scroller}
      className={classes.list}
      role="tree"
      aria-label={t`Orchestration of the order`}
      aria-activedescendant={`plan-row-${at}`}
      tabIndex={0}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: list.getTotalSize(), position: "relative" }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index];
          const node = row && model.nodes.get(row.id);
          if (!row || !node) return null;
          const sum = sums.get(row.id);
          const foldable = childrenOf(model, row.id).length + laneOf(model, row.id).length > 0;
          const due = isSettled(node) ? null : isGroup(node) ? sum?.last : node.plannedEnd;
          const marks = { fault: model.faults.has(row.id) || node.troubled === true, late: isLate(node, now, sum?.soonest), critical: chain.has(row.id) };
          return (
            <div
              key={row.id}
              id={`plan-row-${item.index}`}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-selected={scene.selected === row.id}
              {...(foldable ? { "aria-expanded": !folded.has(row.id) } : {})}
              className={classes.row}
              data-active={item.index === at || undefined}
              data-critical={marks.critical || undefined}
              style={{ height: item.size, top: item.start, paddingInlineStart: 8 + row.depth * 16 }}
              onClick={() => {
                onFocus(row.id);
                onSelect(row.id);
              }}
            >
              <span
                className={classes.twist}
                aria-hidden
                onClick={(event) => {
                  if (!foldable) return;
                  event.stopPropagation();
                  onFold(row.id);
                }}
              >
                {foldable && (folded.has(row.id) ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />)}
              </span>
              <span className={classes.name}>
                {node.label} <span className={classes.dim}>{node.number}</span>
              </span>
              {sum && sum.total > 0 && <span className={classes.dim}>{`${sum.total - sum.open}/${sum.total}`}</span>}
              {due && (
                <span className={classes.due}>
                  <DueMark dueAt={new Date(due).toISOString()} />
                </span>
              )}
              {node.state && <StateBadge state={node.state} />}
              <span className={classes.heard}>{said(node, marks)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
