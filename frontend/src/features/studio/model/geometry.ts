/** Where things are on the canvas: sizes of nodes, places of ports, frames around scopes and groups. Units: pixels at zoom 1. */
import type { Doc, Flow, FlowNode, Group, Point } from "~/features/studio/model/document";
import type { DocumentKind, Port } from "~/features/studio/model/kinds";

export interface Box extends Point {
  width: number;
  height: number;
}

export const grid = 8;
const width = 240;
const height = 56;
const portRow = 20;
const portWidth = 92;
export const gap = { x: 40, y: 64 };

/** The ports along the lower edge; what undoes a node leaves at its side. */
export const lowerPorts = (ports: readonly Port[]): readonly Port[] => ports.filter((port) => port.type !== "compensate");

/** One way out needs no word. */
export const showsPorts = (ports: readonly Port[]): boolean => {
  const lower = lowerPorts(ports);
  return lower.length > 1 || (lower.length === 1 && lower[0]?.name !== "done");
};

export function sizeOf(ports: readonly Port[]): { width: number; height: number } {
  const lower = lowerPorts(ports).length;
  return { width: Math.max(width, lower * portWidth), height: height + (showsPorts(ports) ? portRow : 0) };
}

/** How far from the left edge a port stands, as a share of the width. */
export const portShare = (index: number, count: number): number => (index + 0.5) / count;

export const boxOf = (doc: Doc, kind: DocumentKind, node: FlowNode): Box => ({
  ...(doc.layout.positions[node.id] ?? { x: 0, y: 0 }),
  ...sizeOf(kind.outPorts(node)),
});

export const noteSize = { width: 200, height: 120 };

export function around(boxes: readonly Box[], padding = 0, head = 0): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x)) - padding;
  const top = Math.min(...boxes.map((box) => box.y)) - padding - head;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + padding;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + padding;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The nodes in a scope, those of scopes within it included. */
export function insideOf(flow: Flow, scope: string): FlowNode[] {
  const parents = new Map(flow.nodes.map((node) => [node.id, node.parent ?? null]));
  const within = (id: string) => {
    const seen = new Set<string>();
    for (let up = parents.get(id) ?? null; up !== null && !seen.has(up); up = parents.get(up) ?? null) {
      if (up === scope) return true;
      seen.add(up);
    }
    return false;
  };
  return flow.nodes.filter((node) => within(node.id));
}

export interface Frame {
  id: string;
  /** The scope node, or the group. */
  scope?: FlowNode;
  group?: Group;
  box: Box;
  depth: number;
}

function depthOf(flow: Flow, node: FlowNode): number {
  let depth = 0;
  const seen = new Set<string>();
  for (let up = node.parent; up && !seen.has(up); up = flow.nodes.find((one) => one.id === up)?.parent) {
    seen.add(up);
    depth += 1;
  }
  return depth;
}

/** What is drawn behind the nodes: one frame a scope with something inside, one a group. */
export function framesOf(doc: Doc, kind: DocumentKind): Frame[] {
  const { flow } = doc;
  const scopes = new Set(flow.nodes.map((node) => node.parent).filter(Boolean));
  const frames: Frame[] = [];
  for (const scope of flow.nodes.filter((node) => scopes.has(node.id))) {
    const inside = insideOf(flow, scope.id);
    const inner = Math.max(0, ...inside.map((node) => depthOf(flow, node))) - depthOf(flow, scope);
    const box = around(inside.map((node) => boxOf(doc, kind, node)), 12 + 12 * inner, 16);
    if (box) frames.push({ id: `frame:${scope.id}`, scope, box, depth: depthOf(flow, scope) + 1 });
  }
  for (const group of flow.groups ?? []) {
    const inside = flow.nodes.filter((node) => group.nodes.includes(node.id));
    const box = around(inside.map((node) => boxOf(doc, kind, node)), 20, 18);
    if (box) frames.push({ id: group.id, group, box, depth: 0 });
  }
  return frames;
}

const overlaps = (one: Box, other: Box, space: number) =>
  one.x < other.x + other.width + space &&
  other.x < one.x + one.width + space &&
  one.y < other.y + other.height + space &&
  other.y < one.y + one.height + space;

/** The wanted place, or the next one to the right where nothing stands. */
export function freePlace(wanted: Box, taken: readonly Box[]): Point {
  let { x } = wanted;
  for (let tries = 0; tries < 200; tries += 1) {
    const hit = taken.find((box) => overlaps({ ...wanted, x }, box, 16));
    if (!hit) break;
    x = hit.x + hit.width + gap.x;
  }
  return { x: Math.round(x / grid) * grid, y: Math.round(wanted.y / grid) * grid };
}

export type Side = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** New places of boxes that are brought into line. */
export function aligned(boxes: ReadonlyMap<string, Box>, side: Side): Record<string, Point> {
  const all = around([...boxes.values()]);
  if (!all) return {};
  const place = (box: Box): Point => {
    switch (side) {
      case "left":
        return { x: all.x, y: box.y };
      case "right":
        return { x: all.x + all.width - box.width, y: box.y };
      case "centre":
        return { x: all.x + (all.width - box.width) / 2, y: box.y };
      case "top":
        return { x: box.x, y: all.y };
      case "bottom":
        return { x: box.x, y: all.y + all.height - box.height };
      case "middle":
        return { x: box.x, y: all.y + (all.height - box.height) / 2 };
    }
  };
  return Object.fromEntries([...boxes].map(([id, box]) => [id, place(box)]));
}

/** New places with the same room between all, along one direction. */
export function distributed(boxes: ReadonlyMap<string, Box>, axis: "x" | "y"): Record<string, Point> {
  const length = axis === "x" ? "width" : "height";
  const order = [...boxes].toSorted(([, one], [, other]) => one[axis] - other[axis]);
  const [first, last] = [order[0]?.[1], order.at(-1)?.[1]];
  if (!first || !last || order.length < 3) return {};
  const used = order.reduce((sum, [, box]) => sum + box[length], 0);
  const room = (last[axis] + last[length] - first[axis] - used) / (order.length - 1);
  let next = first[axis];
  const places: Record<string, Point> = {};
  for (const [id, box] of order) {
    places[id] = axis === "x" ? { x: next, y: box.y } : { x: box.x, y: next };
    next += box[length] + room;
  }
  return places;
}
