/** The lines of the picture: trunks of the tree, steps that follow each other, and what domain orders need of others. */
import { type Box, boxHeight, gutter, type Layout, type Row, rowAt } from "~/features/record/graph/picture/layout";
import { laneOf, type Model } from "~/features/record/graph/picture/model";

export interface Line {
  key: string;
  path: string;
  kind: "tree" | "next" | "requires" | "shares";
  from: string;
  to: string;
}

export interface View {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const trunkAt = 16;
const middle = (box: Box): number => box.y + box.height / 2;

function follow(from: Box, to: Box): string {
  const [x1, y1, x2, y2] = [from.x + from.width, middle(from), to.x, middle(to)];
  if (Math.abs(y1 - y2) < 1 && x2 > x1) return `M${x1} ${y1}H${x2}`;
  const bend = x2 > x1 ? x2 - 18 : x1 + 18;
  return `M${x1} ${y1}H${bend}V${y2}H${x2}`;
}

/** By a channel between the boxes and the lanes, so that it crosses none of them. */
function around(from: Box, to: Box, lanes: number, channel: number): string {
  const x = lanes - gutter + 14 + channel * 5;
  return `M${from.x + from.width} ${middle(from) + 10}H${x}V${middle(to) - 10}H${to.x + to.width}`;
}

function trunk(layout: Layout, place: number, row: Row): string {
  const box = layout.boxes.get(row.id);
  const above = layout.rows[row.above];
  const over = above && layout.boxes.get(above.id);
  if (!box || !over) return "";
  const previous = previousSibling(layout.rows, place);
  const from = previous === undefined ? over.y + over.height : middle(previous);
  return `M${over.x + trunkAt} ${from}V${middle(box)}H${box.x}`;
}

function previousSibling(rows: readonly Row[], place: number): Box | undefined {
  const row = rows[place];
  if (!row || row.above === place - 1) return undefined;
  for (let at = place - 1; at > row.above; at -= 1) {
    const one = rows[at];
    if (one?.above === row.above) return { id: one.id, x: 0, y: one.y, width: 0, height: boxHeight };
  }
  return undefined;
}

/** The lines that may be seen in the view. A trunk reaches from the sibling before, so the next row below draws it. */
export function linesIn(model: Model, layout: Layout, view: View): Line[] {
  const lines: Line[] = [];
  const { rows, boxes } = layout;
  const first = rowAt(rows, view.top);
  const trunks = new Set<number>();
  let place = first;
  for (; place < rows.length && (rows[place]?.y ?? 0) < view.bottom; place += 1) {
    trunks.add(place);
    followers(model, layout, rows[place], lines);
  }
  for (const passing of passes(rows, first, place)) trunks.add(passing);
  for (const at of trunks) {
    const row = rows[at];
    if (row && row.above >= 0) lines.push({ key: `t${row.id}`, path: trunk(layout, at, row), kind: "tree", from: "", to: row.id });
  }
  model.links.forEach((link, index) => {
    const [from, to] = [boxes.get(link.to), boxes.get(link.from)];
    if (!from || !to || Math.max(from.y, to.y) + boxHeight < view.top || Math.min(from.y, to.y) > view.bottom) return;
    lines.push({
      key: `l${link.from}${link.to}${link.kind}`, path: around(from, to, layout.lanes, index % 9), kind: link.kind, from: link.to, to: link.from,
    });
  });
  return lines;
}

/** Rows below the view whose trunk comes down from above it: the next child of each row that is open there. */
function passes(rows: readonly Row[], first: number, after: number): number[] {
  const found: number[] = [];
  const ancestors = new Set<number>();
  for (let at = first > 0 ? first : 0; at >= 0 && at < rows.length; at = rows[at]?.above ?? -1) ancestors.add(at);
  for (let at = Math.max(0, after - 1); at >= 0 && at < rows.length; at = rows[at]?.above ?? -1) ancestors.add(at);
  let deepest = Number.POSITIVE_INFINITY;
  for (let at = after; at < rows.length && deepest > 0; at += 1) {
    const row = rows[at];
    if (!row) break;
    if (ancestors.has(row.above)) {
      found.push(at);
      ancestors.delete(row.above);
    }
    deepest = Math.min(deepest, row.depth - 1);
    if (ancestors.size === 0 || row.depth <= 1) break;
  }
  return found;
}

function followers(model: Model, { boxes, lanes }: Layout, row: Row | undefined, lines: Line[]): void {
  if (!row || row.steps.length === 0) return;
  const own = boxes.get(row.id);
  const led = new Set<string>();
  for (const step of row.steps) {
    for (const next of model.nodes.get(step.id)?.next ?? []) {
      const to = boxes.get(next);
      if (!to) continue;
      led.add(next);
      lines.push({ key: `n${step.id}${next}`, path: follow(step, to), kind: "next", from: step.id, to: next });
    }
  }
  if (!own || laneOf(model, row.id).length === 0) return;
  for (const step of row.steps) {
    if (led.has(step.id)) continue;
    const y = middle(step);
    const bend = lanes - 14;
    const path = Math.abs(y - middle(own)) < 1 ? `M${own.x + own.width} ${y}H${step.x}` : `M${own.x + own.width} ${middle(own)}H${bend}V${y}H${step.x}`;
    lines.push({ key: `e${step.id}`, path, kind: "next", from: row.id, to: step.id });
  }
}
