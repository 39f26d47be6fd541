/** Ways through a flow: its order, its neighbours, and where the arrow keys lead. */
import type { Doc, Flow, FlowNode, Point } from "~/features/studio/model/document";

/** Nodes in the order of the flow: each after all that lead to it, as far as there is no circle. */
export function inFlowOrder(flow: Flow): FlowNode[] {
  const waiting = new Map(flow.nodes.map((node) => [node.id, 0]));
  for (const { to } of flow.edges) waiting.set(to[0], (waiting.get(to[0]) ?? 0) + 1);
  const ready = flow.nodes.filter((node) => waiting.get(node.id) === 0).map((node) => node.id);
  const order: string[] = [];
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    order.push(id);
    for (const { from, to } of flow.edges) {
      if (from[0] !== id) continue;
      const left = (waiting.get(to[0]) ?? 0) - 1;
      waiting.set(to[0], left);
      if (left === 0) ready.push(to[0]);
    }
  }
  const places = new Map(order.map((id, place) => [id, place]));
  return flow.nodes.toSorted((one, other) => (places.get(one.id) ?? Infinity) - (places.get(other.id) ?? Infinity));
}

export type Direction = "up" | "down" | "left" | "right";

const distance = (one: Point, other: Point) => (one.x - other.x) ** 2 + 4 * (one.y - other.y) ** 2;

/** Up and down along the edges, to the sides by place; where no edge leads on, the nearest thing that way. */
export function neighbour({ flow, layout }: Doc, id: string, direction: Direction): string | null {
  const here = layout.positions[id];
  if (!here) return null;
  const at = (other: string) => layout.positions[other] ?? here;
  const along =
    direction === "down"
      ? flow.edges.filter((edge) => edge.from[0] === id).map((edge) => edge.to[0])
      : direction === "up"
        ? flow.edges.filter((edge) => edge.to[0] === id).map((edge) => edge.from[0])
        : [];
  const nearest = (ids: readonly string[]) => ids.toSorted((one, other) => distance(at(one), here) - distance(at(other), here))[0] ?? null;
  if (along.length > 0) return nearest(along);
  const all = [...flow.nodes, ...(flow.notes ?? [])].map((one) => one.id).filter((other) => other !== id && layout.positions[other]);
  const thatWay = all.filter((other) => {
    const [x, y] = [at(other).x - here.x, at(other).y - here.y];
    const aside = Math.abs(x) >= Math.abs(y);
    return { up: y < 0 && !aside, down: y > 0 && !aside, left: x < 0 && aside, right: x > 0 && aside }[direction];
  });
  return nearest(thatWay);
}
