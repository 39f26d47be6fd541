/** Which edges may be: typed ports, borders of scopes, no circles. The server checks all of it again. */
import type { End, Flow, FlowEdge, FlowNode } from "~/features/studio/model/document";
import { nodeOf } from "~/features/studio/model/document";
import type { DocumentKind, KindRecord, KindTable, Refusal } from "~/features/studio/model/kinds";
import { portsOf } from "~/features/studio/model/kinds";

type Wanted = Pick<FlowEdge, "from" | "to">;

const inwards = new Set(["body", "compensate"]);

/** The scope that whatever follows this port lies in. */
export const scopeAfter = (node: FlowNode, port: string): string | null =>
  port === "body" ? node.id : (node.parent ?? null);

/** Whether `from` can be reached from `to` along edges. */
export function leadsTo(edges: readonly FlowEdge[], to: string, from: string): boolean {
  const following = new Map<string, string[]>();
  for (const edge of edges) following.set(edge.from[0], [...(following.get(edge.from[0]) ?? []), edge.to[0]]);
  const seen = new Set<string>();
  const waiting = [to];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === from) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(following.get(id) ?? []));
  }
  return false;
}

const same = (one: End, other: End) => one[0] === other[0] && one[1] === other[1];

function portRefusal(kinds: KindTable, source: FlowNode, target: FlowNode, wanted: Wanted, edges: readonly FlowEdge[]): Refusal | null {
  const port = portsOf(kinds.get(source.kind), source).find((one) => one.name === wanted.from[1]);
  if (!port) return { code: "no_port", values: { node: source.key, port: wanted.from[1] } };
  const kind = kinds.get(target.kind);
  if (wanted.to[1] !== "in" || (kind && !kind.ports.in)) return { code: "no_way_in", values: { node: target.key } };
  if (edges.some((edge) => same(edge.from, wanted.from) && same(edge.to, wanted.to))) return { code: "twice" };
  if (port.edges && edges.filter((edge) => same(edge.from, wanted.from)).length >= port.edges)
    return { code: "crowded", values: { port: port.name, count: String(port.edges) } };
  return null;
}

function scopeRefusal(source: FlowNode, target: FlowNode, wanted: Wanted, edges: readonly FlowEdge[]): Refusal | null {
  const inside = scopeAfter(source, wanted.from[1]);
  const arriving = edges.filter((edge) => edge.to[0] === target.id);
  const loose = !target.parent && arriving.length === 0 && !edges.some((edge) => edge.from[0] === target.id);
  if ((target.parent ?? null) !== inside && !loose)
    return { code: "border", values: { source: source.key, target: target.key } };
  const begins = arriving.some((edge) => inwards.has(edge.from[1]));
  if (begins || (inwards.has(wanted.from[1]) && arriving.length > 0)) return { code: "entry", values: { node: target.key } };
  return null;
}

/** Why this edge may not be; null when it may. `instead` is the edge that it takes the place of. */
export function refusalOf(kinds: KindTable, flow: Flow, wanted: Wanted, instead?: string): Refusal | null {
  const edges = instead ? flow.edges.filter((edge) => edge.id !== instead) : flow.edges;
  const source = nodeOf(flow, wanted.from[0]);
  const target = nodeOf(flow, wanted.to[0]);
  if (!source || !target) return { code: "nowhere" };
  if (source.id === target.id) return { code: "itself" };
  const port = portRefusal(kinds, source, target, wanted, edges);
  if (port) return port;
  if (leadsTo(edges, target.id, source.id)) return { code: "circle", values: { source: source.key, target: target.key } };
  return scopeRefusal(source, target, wanted, edges);
}

/** In a body a way just ends; a flow starts outside of its scopes. */
const outsideOnly = new Set(["start", "end"]);

/** The words of the kind, until somebody says what this step is about. */
const nameOf = ({ label }: KindRecord): Record<string, string> => ({
  en: label.en ?? label.text,
  ...(label.ptBr ? { "pt-BR": label.ptBr } : {}),
});

const fits = (kind: KindRecord, parent: string | null) => parent === null || !outsideOnly.has(kind.kind);

/** Flows as a kind of document. */
export function flowDocument(kinds: KindTable): DocumentKind {
  return {
    schema: "orderloom.flow/1",
    kinds,
    offered: (flow) => [...kinds.values()].filter((kind) => kind.flowKinds.includes(flow.kind)),
    outPorts: (node) => portsOf(kinds.get(node.kind), node),
    hasInput: (node) => kinds.get(node.kind)?.ports.in ?? true,
    refusal: (flow, edge, instead) => refusalOf(kinds, flow, edge, instead),
    fits,
    blank: (kind) => ({ kind: kind.kind, name: nameOf(kind) }),
  };
}
