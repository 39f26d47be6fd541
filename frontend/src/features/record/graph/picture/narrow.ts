/** Which nodes are looked for: by text, state, kind, site, person, and whether somebody has to do something. */
import { type Model, wayTo } from "~/features/record/graph/picture/model";
import { isHeld, isLate, isSettled, type Kind, type PlanNode } from "~/features/record/graph/picture/types";

export interface Filter {
  states: readonly string[];
  kinds: readonly Kind[];
  sites: readonly string[];
  people: readonly string[];
  attention: boolean;
  waiting: boolean;
}

export const noFilter: Filter = { states: [], kinds: [], sites: [], people: [], attention: false, waiting: false };
export const isNarrowed = (filter: Filter): boolean =>
  filter.attention || filter.waiting || filter.states.length + filter.kinds.length + filter.sites.length + filter.people.length > 0;

export const needsSomebody = (model: Model, node: PlanNode, now: number): boolean =>
  model.faults.has(node.id) || node.needsAttention === true || node.troubled === true || node.state === "FAILED" || isLate(node, now);

export const whoHas = (node: PlanNode): string | null => node.person ?? node.group ?? null;

function matches(model: Model, node: PlanNode, filter: Filter, now: number): boolean {
  const { states, kinds, sites, people } = filter;
  if (states.length > 0 && !states.includes(node.state)) return false;
  if (kinds.length > 0 && !kinds.includes(node.kind)) return false;
  if (people.length > 0 && !people.includes(whoHas(node) ?? "")) return false;
  if (filter.attention && !needsSomebody(model, node, now)) return false;
  if (filter.waiting && (isSettled(node) || !(isHeld(node) || (node.blockedBy ?? 0) > 0))) return false;
  return sites.length === 0 || [...wayTo(model, node.id), node.id].some((id) => sites.includes(id));
}

/** The nodes that match with all that they lie in; `null` when nothing is filtered. */
export function kept(model: Model, filter: Filter, now: number): ReadonlySet<string> | null {
  if (!isNarrowed(filter)) return null;
  const found = new Set<string>([model.root]);
  for (const node of model.nodes.values()) {
    if (!model.parent.has(node.id) || !matches(model, node, filter, now)) continue;
    for (let at: string | undefined = node.id; at && !found.has(at); at = model.parent.get(at)) found.add(at);
  }
  return found;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

/** Nodes whose number, name, person or group has the text, in reading order. */
export function search(model: Model, order: readonly string[], wanted: string): string[] {
  const text = plain(wanted.trim());
  if (text === "") return [];
  const fits = (id: string) => {
    const node = model.nodes.get(id);
    return node && [node.number, node.label, node.person, node.group].some((one) => one && plain(one).includes(text));
  };
  return order.filter(fits);
}

/** The choices that the nodes of this order give. */
export function choices(model: Model) {
  const states = new Set<string>();
  const people = new Set<string>();
  const sites: { value: string; label: string }[] = [];
  for (const node of model.nodes.values()) {
    if (node.kind === "SITE") sites.push({ value: node.id, label: node.label });
    else if (node.state) states.add(node.state);
    const who = whoHas(node);
    if (who) people.add(who);
  }
  return { states: [...states].sort(), people: [...people].sort((one, other) => one.localeCompare(other)), sites };
}
