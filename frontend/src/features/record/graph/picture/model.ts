/** The order as a tree (order, site, line, domain order) whose leaves lie in lanes, and what comes before what. */
import { type Fault, isSettled, type Plan, type PlanLink, type PlanNode } from "~/features/record/graph/picture/types";

export interface Model {
  root: string;
  nodes: ReadonlyMap<string, PlanNode>;
  /** Groups and deferrals beneath each group, in order. */
  children: ReadonlyMap<string, readonly string[]>;
  /** Tasks and gates of each group. */
  lanes: ReadonlyMap<string, readonly string[]>;
  /** Where each node hangs. */
  parent: ReadonlyMap<string, string>;
  before: ReadonlyMap<string, readonly string[]>;
  links: readonly PlanLink[];
  faults: ReadonlyMap<string, Fault>;
}

export interface OrderHead {
  id: string;
  number: string;
  state: string;
  label: string;
}

const nowhere: readonly string[] = [];
export const childrenOf = (model: Model, id: string): readonly string[] => model.children.get(id) ?? nowhere;
export const laneOf = (model: Model, id: string): readonly string[] => model.lanes.get(id) ?? nowhere;

function siteOf(nodes: ReadonlyMap<string, PlanNode>, line: PlanNode): PlanNode["site"] {
  let at: PlanNode | undefined = line;
  for (let depth = 0; at && depth < 20; depth += 1) {
    if (at.site) return at.site;
    at = at.line ? nodes.get(at.line) : undefined;
  }
  return null;
}

/** Under which node another hangs; sites are told on the way. */
function placer(plan: Plan, order: OrderHead, sites: Map<string, PlanNode>) {
  return (node: PlanNode): string => {
    if (node.kind !== "LINE") {
      const above = node.above && plan.nodes.has(node.above) ? plan.nodes.get(node.above) : undefined;
      // A part of a bundle has its domain order under the bundle's; here it lies with its own line.
      if (above && (node.kind !== "DOMAIN_ORDER" || above.line === node.line)) return above.id;
      return node.line && plan.nodes.has(node.line) ? node.line : order.id;
    }
    const site = siteOf(plan.nodes, node);
    const above = node.line ? plan.nodes.get(node.line) : undefined;
    if (above && siteOf(plan.nodes, above)?.id === site?.id) return above.id;
    if (!site) return order.id;
    const id = `site:${site.id}`;
    if (!sites.has(id)) sites.set(id, { id, kind: "SITE", state: "", label: site.name, number: null, line: null, above: null });
    return id;
  };
}

export function modelOf(plan: Plan, order: OrderHead): Model {
  const sites = new Map<string, PlanNode>();
  const root: PlanNode = { id: order.id, kind: "ORDER", state: order.state, label: order.label, number: order.number, line: null, above: null };
  const children = new Map<string, string[]>();
  const lanes = new Map<string, string[]>();
  const parent = new Map<string, string>();
  const place = placer(plan, order, sites);
  const put = (into: Map<string, string[]>, home: string, id: string) => {
    const beside = into.get(home);
    if (beside) beside.push(id);
    else into.set(home, [id]);
    parent.set(id, home);
  };
  for (const node of plan.nodes.values()) {
    if (node.kind === "DEFERRAL" && node.state === "FIRED") continue;
    const home = place(node);
    if (home.startsWith("site:") && !parent.has(home)) put(children, order.id, home);
    put(node.kind === "TASK" || node.kind === "GATE" ? lanes : children, home, node.id);
  }
  const nodes = new Map<string, PlanNode>([[root.id, root], ...sites, ...plan.nodes]);
  return { root: root.id, nodes, children, lanes, parent, links: [...plan.links.values()], faults: plan.faults, before: beforeOf(plan) };
}

function beforeOf(plan: Plan): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const node of plan.nodes.values()) {
    for (const next of node.next ?? []) {
      if (!plan.nodes.has(next)) continue;
      const found = before.get(next);
      if (found) found.push(node.id);
      else before.set(next, [node.id]);
    }
  }
  return before;
}

/** The way from the order down to a node, without the node. */
export function wayTo(model: Model, id: string): string[] {
  const way: string[] = [];
  for (let at = model.parent.get(id); at; at = model.parent.get(at)) way.unshift(at);
  return way;
}

export interface Sum {
  total: number;
  open: number;
  /** States that need somebody, worst first. */
  worst: "fault" | "attention" | "held" | "active" | "planned" | "done";
  /** When the first and the last of what is open are planned to end; milliseconds, or nothing. */
  soonest: number | null;
  last: number | null;
}

const ranks: readonly Sum["worst"][] = ["fault", "attention", "held", "active", "planned", "done"];

function standing(model: Model, node: PlanNode): Sum["worst"] {
  if (model.faults.has(node.id) || node.troubled || node.state === "FAILED") return "fault";
  if (node.needsAttention) return "attention";
  if (node.state === "ON_HOLD" || node.state === "WAITING" || node.state === "AWAITING_INFORMATION") return "held";
  if (isSettled(node)) return "done";
  return node.state === "PLANNED" || node.state === "SCHEDULED" || node.state === "QUALIFIED" || node.state === "DRAFT" ? "planned" : "active";
}

/** What lies in each group: how much, how much of it is open, and the worst state. */
export function sums(model: Model): ReadonlyMap<string, Sum> {
  const found = new Map<string, Sum>();
  const visit = (id: string): Sum => {
    const node = model.nodes.get(id);
    const sum: Sum = { total: 0, open: 0, worst: "done", soonest: null, last: null };
    const add = (one: Sum["worst"]) => {
      if (ranks.indexOf(one) < ranks.indexOf(sum.worst)) sum.worst = one;
    };
    const end = (soonest: number | null | undefined, last: number | null | undefined) => {
      if (typeof soonest === "number") sum.soonest = Math.min(sum.soonest ?? soonest, soonest);
      if (typeof last === "number") sum.last = Math.max(sum.last ?? last, last);
    };
    for (const one of laneOf(model, id)) {
      const leaf = model.nodes.get(one);
      if (!leaf) continue;
      if (!isSettled(leaf)) end(leaf.plannedEnd, leaf.plannedEnd);
      sum.total += 1;
      if (!isSettled(leaf)) sum.open += 1;
      if (leaf.kind === "TASK") add(standing(model, leaf));
    }
    for (const one of childrenOf(model, id)) {
      const child = model.nodes.get(one);
      const below = visit(one);
      const counted = child && child.kind !== "SITE" ? 1 : 0;
      sum.total += below.total + counted;
      sum.open += below.open + (child && counted > 0 && !isSettled(child) ? 1 : 0);
      add(below.worst);
      end(below.soonest, below.last);
    }
    if (node && node.kind !== "SITE") add(standing(model, node));
    found.set(id, sum);
    return sum;
  };
  visit(model.root);
  return found;
}
