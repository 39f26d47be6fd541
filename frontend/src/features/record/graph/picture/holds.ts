/** What an order waits for: the chain that decides when it ends, and everything that nothing but somebody's doing moves. */
import { childrenOf, laneOf, type Model, wayTo } from "~/features/record/graph/picture/model";
import { isGroup, isSettled, type PlanNode } from "~/features/record/graph/picture/types";

export interface HoldUps {
  /** From what has to happen first to what happens last. */
  chain: readonly string[];
  /** Open things with nothing open before them. */
  roots: readonly string[];
  /** The chain and the roots with all that they lie in. */
  shown: ReadonlySet<string>;
}

function requirements(model: Model): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { from, to } of model.links) {
    const beside = found.get(from);
    if (beside) beside.push(to);
    else found.set(from, [to]);
  }
  return found;
}

const open = (model: Model, ids: readonly string[]): PlanNode[] =>
  ids.map((id) => model.nodes.get(id)).filter((node): node is PlanNode => node !== undefined && !isSettled(node));

/** What comes directly before a node and is not done: steps, domain orders that are required, parts that are open. */
export function blockers(model: Model, id: string, required = requirements(model)): PlanNode[] {
  const node = model.nodes.get(id);
  if (!node || isSettled(node)) return [];
  if (isGroup(node)) {
    const inside = open(model, laneOf(model, id));
    return [...open(model, childrenOf(model, id)), ...inside, ...open(model, node.kind === "DOMAIN_ORDER" ? (required.get(id) ?? []) : [])];
  }
  const before = open(model, model.before.get(id) ?? []);
  const waits = before.length === 0 && node.state === "PLANNED" && node.above;
  return waits ? open(model, required.get(node.above ?? "") ?? []) : before;
}

/** What waits directly for a node. */
export function waiters(model: Model, id: string): PlanNode[] {
  const node = model.nodes.get(id);
  if (!node) return [];
  const linked = model.links.filter((link) => link.to === id).map((link) => link.from);
  return open(model, [...(node.next ?? []).filter((one) => model.nodes.has(one)), ...linked]);
}

const far = Number.NEGATIVE_INFINITY;

/** When the last of what lies in each node is planned to end; deferrals have no date and count as last of all. */
function ends(model: Model): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const visit = (id: string): number => {
    const node = model.nodes.get(id);
    if (!node || isSettled(node)) return far;
    let end = node.kind === "DEFERRAL" ? Number.MAX_SAFE_INTEGER : (node.plannedEnd ?? far);
    for (const one of laneOf(model, id)) end = Math.max(end, visit(one));
    for (const one of childrenOf(model, id)) end = Math.max(end, visit(one));
    found.set(id, end);
    return end;
  };
  visit(model.root);
  return found;
}

export function holdUps(model: Model): HoldUps {
  const end = ends(model);
  const required = requirements(model);
  const latest = (nodes: readonly PlanNode[]) =>
    nodes.reduce<PlanNode | undefined>((best, one) => (!best || (end.get(one.id) ?? far) > (end.get(best.id) ?? far) ? one : best), undefined);
  const chain: string[] = [];
  const seen = new Set<string>();
  let at: PlanNode | undefined = model.nodes.get(model.root);
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    if (!isGroup(at)) chain.unshift(at.id);
    at = latest(blockers(model, at.id, required).filter((one) => !seen.has(one.id)));
  }
  const roots = [...model.nodes.values()]
    .filter((node) => !isGroup(node) && node.kind !== "GATE" && !isSettled(node) && model.parent.has(node.id))
    .filter((node) => node.state !== "PLANNED" || model.faults.has(node.id))
    .map((node) => node.id);
  const shown = new Set<string>();
  for (const id of [...chain, ...roots]) for (const one of [...wayTo(model, id), id]) shown.add(one);
  return { chain, roots, shown };
}
