/**
 * Where things are drawn: a row for each group, set in by its depth, with its tasks in a lane to the right by what comes
 * before what. A lane whose tasks are the same as before is not laid out again, so a change costs what changed, and all
 * of five thousand nodes take a few milliseconds; a worker would only add a wait.
 */
import { childrenOf, laneOf, type Model } from "~/features/record/graph/picture/model";
import type { PlanNode } from "~/features/record/graph/picture/types";

export const boxWidth = 252;
export const boxHeight = 52;
export const stepWidth = 184;
const rowGap = 12;
const indent = 36;
const stepGap = 36;
const margin = 24;
export const gutter = 72;

export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Row {
  id: string;
  depth: number;
  y: number;
  height: number;
  /** The place of the row that it hangs under; -1 for the first. */
  above: number;
  /** The lane's boxes. */
  steps: readonly Box[];
}

export interface Layout {
  rows: readonly Row[];
  boxes: ReadonlyMap<string, Box>;
  width: number;
  height: number;
  /** Where the lanes begin. */
  lanes: number;
}

interface Lane {
  of: readonly PlanNode[];
  /** Columns and rows, from nought. */
  cells: readonly { id: string; column: number; row: number }[];
  columns: number;
  rows: number;
}

export type Memory = Map<string, Lane>;

const unchanged = (lane: Lane | undefined, nodes: readonly PlanNode[]): lane is Lane =>
  lane !== undefined && lane.of.length === nodes.length && lane.of.every((node, place) => node === nodes[place] || sameWay(node, nodes[place]));

const sameWay = (one: PlanNode, other: PlanNode | undefined): boolean =>
  other !== undefined && one.id === other.id && JSON.stringify(one.next) === JSON.stringify(other.next);

/** Columns by the longest way from the first step; what has a row free behind what leads to it stays in that row. */
function arrange(nodes: readonly PlanNode[]): Lane {
  const ids = new Set(nodes.map((node) => node.id));
  const waits = new Map<string, number>();
  for (const node of nodes) for (const next of node.next ?? []) if (ids.has(next)) waits.set(next, (waits.get(next) ?? 0) + 1);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const column = new Map<string, number>();
  const lead = new Map<string, string>();
  const ready = nodes.filter((node) => !waits.get(node.id)).map((node) => node.id);
  const ordered: string[] = [];
  for (let place = 0; place < ready.length; place += 1) {
    const id = ready[place] ?? "";
    ordered.push(id);
    for (const next of byId.get(id)?.next ?? []) {
      if (!ids.has(next)) continue;
      if ((column.get(id) ?? 0) + 1 > (column.get(next) ?? 0)) {
        column.set(next, (column.get(id) ?? 0) + 1);
        lead.set(next, id);
      }
      const left = (waits.get(next) ?? 1) - 1;
      waits.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  // Steps of a loop never become ready: they follow in the order of their plan.
  const reached = new Set(ordered);
  for (const node of nodes) if (!reached.has(node.id)) ordered.push(node.id);
  const taken = new Set<string>();
  const rows = new Map<string, number>();
  for (const id of ordered) {
    const at = column.get(id) ?? 0;
    let row = rows.get(lead.get(id) ?? "") ?? 0;
    while (taken.has(`${at}:${row}`)) row += 1;
    taken.add(`${at}:${row}`);
    rows.set(id, row);
  }
  const cells = ordered.map((id) => ({ id, column: column.get(id) ?? 0, row: rows.get(id) ?? 0 }));
  return {
    of: nodes,
    cells,
    columns: Math.max(0, ...cells.map((cell) => cell.column + 1)),
    rows: Math.max(1, ...cells.map((cell) => cell.row + 1)),
  };
}

interface Shown {
  folded: ReadonlySet<string>;
  /** Only these; `null` for all. */
  kept: ReadonlySet<string> | null;
}

function visibleLane(model: Model, id: string, { folded, kept }: Shown): PlanNode[] {
  if (folded.has(id)) return [];
  const nodes: PlanNode[] = [];
  for (const one of laneOf(model, id)) {
    const node = model.nodes.get(one);
    if (node && (kept === null || kept.has(one))) nodes.push(node);
  }
  return nodes;
}

/** Groups in reading order with their depth. */
export function outline(model: Model, shown: Shown): { id: string; depth: number; above: number }[] {
  const found: { id: string; depth: number; above: number }[] = [];
  const visit = (id: string, depth: number, above: number) => {
    const place = found.push({ id, depth, above }) - 1;
    if (shown.folded.has(id)) return;
    for (const child of childrenOf(model, id)) if (shown.kept === null || shown.kept.has(child)) visit(child, depth + 1, place);
  };
  visit(model.root, 0, -1);
  return found;
}

export function layOut(model: Model, shown: Shown, memory: Memory): Layout {
  const found = outline(model, shown);
  const deepest = found.reduce((most, one) => Math.max(most, one.depth), 0);
  const lanes = margin + deepest * indent + boxWidth + gutter;
  const boxes = new Map<string, Box>();
  const rows: Row[] = [];
  let y = margin;
  let columns = 0;
  for (const { id, depth, above } of found) {
    const nodes = visibleLane(model, id, shown);
    const known = memory.get(id);
    const lane = unchanged(known, nodes) ? known : arrange(nodes);
    memory.set(id, lane);
    columns = Math.max(columns, lane.columns);
    const height = lane.rows * (boxHeight + rowGap);
    boxes.set(id, { id, x: margin + depth * indent, y, width: boxWidth, height: boxHeight });
    const steps: Box[] = [];
    for (const cell of lane.cells) {
      const box = {
        id: cell.id, x: lanes + cell.column * (stepWidth + stepGap), y: y + cell.row * (boxHeight + rowGap), width: stepWidth, height: boxHeight,
      };
      boxes.set(cell.id, box);
      steps.push(box);
    }
    rows.push({ id, depth, y, height, above, steps });
    y += height;
  }
  const width = columns > 0 ? lanes + columns * (stepWidth + stepGap) - stepGap + margin : lanes - gutter + margin;
  return { rows, boxes, width, height: y - rowGap + margin, lanes };
}

/** The place of the first row that reaches below `y`. */
export function rowAt(rows: readonly Row[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && row.y + row.height <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
