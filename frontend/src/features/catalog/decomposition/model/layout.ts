/** Where specifications stand: where people put them, else in columns from the product to the resources. */
import type { ElkNode } from "elkjs/lib/elk-api";
import { type Graph, nodeId } from "~/features/catalog/decomposition/model/graph";
import type { Point } from "~/lib/route";
import { layoutEngine } from "~/lib/useElkLayout";

export const size = { width: 220, height: 80 };
export const grid = 16;
const columnWidth = size.width + 164;
const rowHeight = size.height + 48;

export type Places = Readonly<Record<string, Point>>;

export function elkOf(graph: Graph, column: (key: string) => number): ElkNode {
  const keys = new Set(graph.nodes.map((one) => one.specification));
  const known = graph.edges.filter((one) => keys.has(one.source) && keys.has(one.target) && column(one.source) !== column(one.target));
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.partitioning.activate": "true",
      "elk.layered.spacing.nodeNodeBetweenLayers": "164",
      "elk.spacing.nodeNode": "44",
      "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
    },
    children: [...keys].map((key) => ({ id: nodeId(key), width: size.width, height: size.height, layoutOptions: { "elk.partitioning.partition": String(column(key)) } })),
    edges: known.map((one) => ({ id: one.id, sources: [nodeId(one.source)], targets: [nodeId(one.target)] })),
  };
}

const snapped = (value: number | undefined) => Math.round((value ?? 0) / grid) * grid;

/** In each column one below the other, in the order and at the height that the layout engine found. */
export function inColumns(heights: readonly { key: string; y: number }[], column: (key: string) => number): Places {
  const places: Record<string, Point> = {};
  const next = new Map<number, number>();
  for (const { key, y } of heights.toSorted((one, other) => one.y - other.y)) {
    const at = column(key);
    const free = Math.max(snapped(y), next.get(at) ?? 0);
    places[key] = { x: snapped(at * columnWidth), y: free };
    next.set(at, free + rowHeight);
  }
  return places;
}

/** Places for all of them: the layout engine keeps edges short and apart, the columns are ours. */
export async function arranged(graph: Graph, column: (key: string) => number): Promise<Places> {
  const laidOut = await (await layoutEngine()).layout(elkOf(graph, column));
  const used = [...new Set(graph.nodes.map((one) => column(one.specification)))].toSorted((one, other) => one - other);
  return inColumns(
    (laidOut.children ?? []).map((one) => ({ key: one.id.slice(2), y: one.y ?? 0 })),
    (key) => used.indexOf(column(key)),
  );
}

/** A place for one that has none: below the others of its column. */
export function freePlace(places: Places, keys: readonly string[], key: string, column: (key: string) => number): Point {
  const own = column(key);
  const peers = keys.filter((one) => one !== key && column(one) === own).flatMap((one) => places[one] ?? []);
  const taken = Object.values(places);
  if (peers.length > 0) {
    return { x: Math.round(peers.reduce((sum, one) => sum + one.x, 0) / peers.length / grid) * grid, y: Math.max(...peers.map((one) => one.y)) + rowHeight };
  }
  if (taken.length === 0) return { x: own * columnWidth, y: 0 };
  const others = keys.filter((one) => places[one]).map((one) => ({ column: column(one), x: places[one]?.x ?? 0 }));
  const origin = Math.min(...others.map((one) => one.x - one.column * columnWidth));
  return { x: snapped(origin + own * columnWidth), y: Math.min(...taken.map((one) => one.y)) };
}

/** Every specification with a place. */
export function placed(places: Places, keys: readonly string[], column: (key: string) => number): Places {
  const all: Record<string, Point> = {};
  for (const key of keys) {
    const place = places[key];
    if (place) all[key] = place;
  }
  for (const key of keys) all[key] ??= freePlace(all, keys, key, column);
  return all;
}

export type Direction = "up" | "down" | "left" | "right";

/** The nearest one that way; what lies straight ahead is nearer than what lies aside. */
export function neighbour(places: Places, from: string, direction: Direction): string | null {
  const here = places[from];
  if (!here) return null;
  const upright = direction === "up" || direction === "down";
  const sign = direction === "up" || direction === "left" ? -1 : 1;
  let best: { key: string; cost: number } | null = null;
  for (const [key, there] of Object.entries(places)) {
    const along = sign * (upright ? there.y - here.y : there.x - here.x);
    const aside = Math.abs(upright ? there.x - here.x : there.y - here.y);
    if (key === from || along <= grid / 2) continue;
    const cost = along + aside * (upright ? 4 : 2);
    if (!best || cost < best.cost) best = { key, cost };
  }
  return best?.key ?? null;
}
