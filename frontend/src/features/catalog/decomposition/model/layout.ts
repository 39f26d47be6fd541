/** Where specifications stand: where people put them, else in columns from the product to the resources. */
import type { Graph } from "~/features/catalog/decomposition/model/graph";
import type { Point } from "~/lib/route";

export const size = { width: 220, height: 80 };
export const grid = 16;
const columnWidth = size.width + 164;
const rowHeight = size.height + 48;

export type Places = Readonly<Record<string, Point>>;

const snapped = (value: number) => Math.round(value / grid) * grid;
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const sweeps = 12;

/** One below the other in their order, each as near as may be to the height that it wants. */
function stacked(wanted: readonly number[]): number[] {
  const down: number[] = [];
  for (const [index, height] of wanted.entries()) down.push(Math.max(height, (down[index - 1] ?? Number.NEGATIVE_INFINITY) + rowHeight));
  const off = mean(wanted.map((height, index) => height - (down[index] ?? 0)));
  return down.map((height) => height + off);
}

/** Places for all of them: in the column of their kind, at the height of what they are connected to. */
export function arranged(graph: Graph, column: (key: string) => number): Places {
  const keys = [...new Set(graph.nodes.map((one) => one.specification))];
  const used = [...new Set(keys.map(column))].toSorted((one, other) => one - other);
  const columns = used.map((own) => keys.filter((key) => column(key) === own));
  const near = new Map<string, string[]>(keys.map((key) => [key, []]));
  for (const { source, target } of graph.edges) {
    if (!near.has(source) || !near.has(target) || column(source) === column(target)) continue;
    near.get(source)?.push(target);
    near.get(target)?.push(source);
  }
  const heights = new Map<string, number>();
  for (const all of columns) for (const [index, key] of all.entries()) heights.set(key, index * rowHeight);
  const height = (key: string) => heights.get(key) ?? 0;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const all of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const wanted = all.map((key) => ({ key, at: near.get(key)?.length ? mean((near.get(key) ?? []).map(height)) : height(key) })).toSorted((one, other) => one.at - other.at);
      for (const [index, y] of stacked(wanted.map((one) => one.at)).entries()) heights.set(wanted[index]?.key ?? "", y);
    }
  }
  const top = Math.min(...heights.values());
  return Object.fromEntries(keys.map((key) => [key, { x: snapped(used.indexOf(column(key)) * columnWidth), y: snapped(height(key) - top) }]));
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
