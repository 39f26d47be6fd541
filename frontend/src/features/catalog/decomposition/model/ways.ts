/** Ways out of what keeps a graph from being published: what a finding is about, and the steps that would mend it. */
import { type Edge, edgeChoice, type Graph, nodeId } from "~/features/catalog/decomposition/model/graph";
import { type Drawn, typeBetween } from "~/features/catalog/decomposition/model/specification";
import type { Problem } from "~/lib/problems";

type Line = "edges" | "mappings";

export type Way =
  | { kind: "remove"; id: string }
  | { kind: "unmap"; mapping: string }
  | { kind: "set"; line: Line; at: number; field: string; value: unknown }
  | { kind: "clear"; line: Line; at: number; field: string }
  | { kind: "read"; line: Line; at: number; field: string; wrong: string; right: string }
  | { kind: "draw"; specification: string }
  | { kind: "begin"; specification: string }
  | { kind: "add"; specification: string; characteristic: string }
  | { kind: "elsewhere"; graph: string };

type Specs = (key: string) => Drawn;

/** What stands in quotes in a message. */
const quoted = (message: string): string[] => [...message.matchAll(/'([^']+)'/g)].map(([, inner = ""]) => inner);

/** The relationships of the circle that this one closes: from its target back to its source. */
export function circleOf(graph: Graph, edge: Edge): Edge[] {
  const made = graph.edges.filter((one) => one.type !== "composed_of");
  const came = new Map<string, Edge>();
  const ahead = [edge.target];
  for (let here = ahead.shift(); here !== undefined && here !== edge.source; here = ahead.shift()) {
    for (const next of made) {
      if (next.source !== here || came.has(next.target) || next.target === edge.target) continue;
      came.set(next.target, next);
      ahead.push(next.target);
    }
  }
  const circle = [edge];
  for (let step = came.get(edge.source); step; step = step.source === edge.target ? undefined : came.get(step.source)) circle.push(step);
  return circle;
}

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [place, each] of [...other].entries()) next.push(Math.min((row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1, (row[place] ?? 0) + (letter === each ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** What was probably meant. */
export function nearest(wrong: string, keys: readonly string[]): string | null {
  const near = keys.map((key) => ({ key, far: distance(wrong, key) })).toSorted((one, other) => one.far - other.far)[0];
  return near && near.far <= Math.max(2, Math.floor(wrong.length / 2)) ? near.key : null;
}

function quantityWays(edge: Edge, at: number, field: string, { message }: Problem): Way[] {
  const line = "edges" as const;
  const most = /At most ([\d,.]+)/.exec(message)?.[1];
  if (most) return [{ kind: "set", line, at, field, value: Number(most.replaceAll(/\D/g, "")) }];
  if (field === "quantity_characteristic") return [{ kind: "clear", line, at, field }];
  if (field === "maximum") return [{ kind: "clear", line, at, field }];
  const value = Number(edge[field as "default" | "minimum"] ?? 0);
  return [{ kind: "set", line, at, field, value: value > 0 ? Math.ceil(value) : 1 }];
}

function rangeWays(edge: Edge, at: number, field: string): Way[] {
  if (field === "minimum") return [{ kind: "clear", line: "edges", at, field }];
  const [low, high] = [Number(edge.minimum ?? 0), edge.maximum === undefined ? Number.POSITIVE_INFINITY : Number(edge.maximum)];
  if (low > high || high === 0) return [];
  return [{ kind: "set", line: "edges", at, field, value: Math.min(high, Math.max(low, Number(edge.default ?? 1))) }];
}

function mergeWays(graph: Graph, at: number, { message }: Problem): Way[] {
  const summed = graph.edges.find((one) => quoted(message).includes(one.id));
  if (!summed) return [{ kind: "set", line: "edges", at, field: "merge_scope", value: "order" }, { kind: "clear", line: "edges", at, field: "merge_quantity" }];
  const own = graph.edges[at];
  if (own?.merge_scope !== summed.merge_scope) return [{ kind: "set", line: "edges", at, field: "merge_scope", value: summed.merge_scope }];
  return [{ kind: "set", line: "edges", at, field: "merge_quantity", value: "sum" }];
}

function characteristicWays(graph: Graph, line: Line, at: number, { message, path }: Problem, specs: Specs): Way[] {
  const field = path[2] ?? "";
  const wrong = quoted(message).at(-1);
  const one = graph[line][at];
  if (!one || !wrong) return [];
  const reads = field === "rule" || field === "condition" || field === "expression";
  const named = graph.nodes.find(({ specification }) => message.startsWith(`${specification} `))?.specification;
  const of = named ?? (field === "to_characteristic" ? one.target : one.source);
  const keys = specs(of).characteristics.map((each) => each.key);
  const everywhere = graph.nodes.flatMap((each) => specs(each.specification).characteristics.map((other) => other.key));
  const right = nearest(wrong, named || !reads ? keys : everywhere);
  const other: Way[] = right === null ? [] : [reads ? { kind: "read", line, at, field, wrong, right } : { kind: "set", line, at, field, value: right }];
  const add: Way[] = named || !reads ? [{ kind: "add", specification: of, characteristic: wrong }] : [];
  return [...other, ...add, ...(field === "rule" || field === "condition" || field === "quantity_characteristic" ? ([{ kind: "clear", line, at, field }] as const) : [])];
}

function edgeWays(graph: Graph, at: number, finding: Problem, specs: Specs): Way[] {
  const edge = graph.edges[at];
  if (!edge) return [];
  const out: Way = { kind: "remove", id: edgeChoice(edge.id) };
  const field = finding.path[2] ?? "";
  switch (finding.code) {
    case "catalog.relationship_cycle":
      return circleOf(graph, edge).map((one) => ({ kind: "remove", id: edgeChoice(one.id) }));
    case "catalog.quantity":
      return quantityWays(edge, at, field, finding);
    case "catalog.range":
      return rangeWays(edge, at, field);
    case "catalog.merge":
      return mergeWays(graph, at, finding);
    case "catalog.unknown_characteristic":
      return characteristicWays(graph, "edges", at, finding, specs);
    case "catalog.relationship":
      return [{ kind: "set", line: "edges", at, field: "type", value: typeBetween(specs(edge.source).sort, specs(edge.target).sort) }, out];
    case "catalog.decomposition_node":
      return [{ kind: "draw", specification: field === "source" ? edge.source : edge.target }, out];
    case "catalog.decomposition_owner":
      return [...quoted(finding.message).slice(1, 2).map((graphKey): Way => ({ kind: "elsewhere", graph: graphKey })), out];
    case "catalog.lifecycle":
      return [out];
    default:
      return [];
  }
}

function mappingWays(graph: Graph, at: number, finding: Problem, specs: Specs): Way[] {
  const mapping = graph.mappings[at];
  if (!mapping) return [];
  const out: Way = { kind: "unmap", mapping: mapping.id };
  switch (finding.code) {
    case "catalog.mapping_fight":
      return [out, ...quoted(finding.message).filter((id) => graph.mappings.some((one) => one.id === id)).map((id): Way => ({ kind: "unmap", mapping: id }))];
    case "catalog.unknown_characteristic":
      return [...characteristicWays(graph, "mappings", at, finding, specs), out];
    case "catalog.decomposition_node":
      return [{ kind: "draw", specification: finding.path[2] === "source" ? mapping.source : mapping.target }, out];
    default:
      return [out];
  }
}

export function waysOut(graph: Graph, finding: Problem, specs: Specs): Way[] {
  const at = Number(finding.path[1]);
  if (finding.path[0] === "edges") return edgeWays(graph, at, finding, specs);
  if (finding.path[0] === "mappings") return mappingWays(graph, at, finding, specs);
  const key = finding.path[0] === "nodes" ? graph.nodes[at]?.specification : undefined;
  if (!key) return [];
  const out: Way = { kind: "remove", id: nodeId(key) };
  return finding.code === "catalog.unknown_specification" ? [out, { kind: "begin", specification: key }] : [];
}

/** The graph after a step that needs nothing else. */
export function taken(graph: Graph, way: Way): Graph {
  if (way.kind === "unmap") return { ...graph, mappings: graph.mappings.filter((one) => one.id !== way.mapping) };
  if (way.kind !== "set" && way.kind !== "clear" && way.kind !== "read") return graph;
  const mended = <T extends object>(one: T, place: number): T => {
    if (place !== way.at) return one;
    const { [way.field]: was, ...rest } = one as Record<string, unknown>;
    if (way.kind === "clear") return rest as T;
    const pattern = way.kind === "read" ? new RegExp(`(\\.characteristics\\.)${way.wrong}(?![\\p{L}\\p{N}_])`, "gu") : null;
    return { ...one, [way.field]: way.kind === "set" ? way.value : String(was).replaceAll(pattern ?? "", `$1${way.right}`) };
  };
  return way.line === "edges" ? { ...graph, edges: graph.edges.map(mended) } : { ...graph, mappings: graph.mappings.map(mended) };
}
