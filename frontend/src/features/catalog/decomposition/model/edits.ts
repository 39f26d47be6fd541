/** What is done to a graph: each step gives another one. */
import { choiceOf, type Edge, type Graph, type GraphNode, type Mapping } from "~/features/catalog/decomposition/model/graph";

const free = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}.${number}`)) number += 1;
  return `${wanted}.${number}`;
};

const ids = (lines: readonly { id: string }[]) => new Set(lines.map((one) => one.id));

export const isDrawn = (graph: Graph, key: string): boolean => graph.nodes.some((one) => one.specification === key);

/** Each specification is drawn once. */
export const addNode = (graph: Graph, key: string): Graph =>
  isDrawn(graph, key) ? graph : { ...graph, nodes: [...graph.nodes, { specification: key }] };

export type Refusal = "itself" | "there" | "unknown";

/** Why the two can't be connected; null when they can. */
export function refusalOf(graph: Graph, source: string, target: string): Refusal | null {
  if (source === target) return "itself";
  if (!isDrawn(graph, source) || !isDrawn(graph, target)) return "unknown";
  return graph.edges.some((one) => one.source === source && one.target === target) ? "there" : null;
}

/** The new relationship is the last of its source. */
export function connect(graph: Graph, source: string, target: string, type: string): { graph: Graph; id: string } {
  const id = free(`${source}.${type}.${target}`, ids(graph.edges));
  const before = graph.edges.filter((one) => one.source === source).map((one) => one.sequence ?? 100);
  const sequence = before.length > 0 ? Math.max(...before) + 10 : 10;
  return { graph: { ...graph, edges: [...graph.edges, { id, source, target, type, sequence }] }, id };
}

export function addMapping(graph: Graph, source: string, target: string, names: { from?: string | undefined; to?: string | undefined }): Graph {
  const to = names.to ?? "";
  const id = free(`${source}.${target}.${to || "new"}`, ids(graph.mappings));
  const mapping: Mapping = { id, source, target, kind: "copy", to_characteristic: to, ...(names.from ? { from_characteristic: names.from } : {}) };
  return { ...graph, mappings: [...graph.mappings, mapping] };
}

/** What each kind of mapping says; the rest would be refused or mean nothing. */
export const fieldsOf: Record<string, readonly (keyof Mapping)[]> = {
  copy: ["from_characteristic"],
  set: ["value"],
  default: ["value"],
  compute: ["expression"],
  include: ["value"],
  exclude: ["value"],
  validate: ["expression", "message"],
};

/** The mapping as one of another kind: without the fields that the new kind does not read. */
export function ofKind(mapping: Mapping, kind: string): Mapping {
  const read = new Set(fieldsOf[kind] ?? []);
  const all: (keyof Mapping)[] = ["from_characteristic", "value", "expression", "message"];
  const next: Mapping = { ...mapping, kind };
  for (const field of all) if (!read.has(field)) Reflect.deleteProperty(next, field);
  return next;
}

/** Without what is chosen; specifications take along what leads to them and away from them. */
export function remove(graph: Graph, chosen: readonly string[]): Graph {
  const choices = chosen.map(choiceOf);
  const nodes = new Set(choices.flatMap((one) => (one.kind === "node" ? [one.key] : [])));
  const edges = new Set(choices.flatMap((one) => (one.kind === "edge" ? [one.id] : [])));
  const inPair = (one: Mapping) => choices.some((choice) => choice.kind === "pair" && choice.source === one.source && choice.target === one.target);
  const loose = (one: { source: string; target: string }) => !nodes.has(one.source) && !nodes.has(one.target);
  return {
    nodes: graph.nodes.filter((one) => !nodes.has(one.specification)),
    edges: graph.edges.filter((one) => !edges.has(one.id) && loose(one)),
    mappings: graph.mappings.filter((one) => !inPair(one) && loose(one)),
  };
}

export const clipboardMark = "orderloom.decomposition.part/1";

/** The chosen specifications with all that runs between them, as text for any graph. */
export function copied(graph: Graph, chosen: readonly string[]): string | null {
  const choices = chosen.map(choiceOf);
  const keys = new Set(choices.flatMap((one) => (one.kind === "node" ? [one.key] : [])));
  const wanted = new Set(choices.flatMap((one) => (one.kind === "edge" ? [one.id] : [])));
  for (const edge of graph.edges) if (wanted.has(edge.id)) keys.add(edge.source).add(edge.target);
  if (keys.size === 0) return null;
  const within = (one: { source: string; target: string }) => keys.has(one.source) && keys.has(one.target);
  const part = {
    schema: clipboardMark,
    nodes: graph.nodes.filter((one) => keys.has(one.specification)),
    edges: graph.edges.filter(within),
    mappings: graph.mappings.filter(within),
  };
  return JSON.stringify(part, null, 2);
}

interface Part {
  schema?: string;
  nodes?: GraphNode[];
  edges?: Edge[];
  mappings?: Mapping[];
}

/** The graph with what was copied; what it has already stays as it is. Null when the text is something else. */
export function pasted(graph: Graph, source: string): { graph: Graph; keys: string[] } | null {
  const part = readPart(source);
  if (!part) return null;
  const keys = (part.nodes ?? []).map((one) => one.specification);
  const fresh = (part.nodes ?? []).filter((one) => !isDrawn(graph, one.specification));
  const nodes = [...graph.nodes, ...fresh];
  const edges = [...graph.edges];
  for (const edge of part.edges ?? []) {
    const there = edges.some((one) => one.source === edge.source && one.target === edge.target && one.type === edge.type);
    if (!there) edges.push({ ...edge, id: free(edge.id, ids(edges)) });
  }
  const mappings = [...graph.mappings];
  for (const mapping of part.mappings ?? []) {
    const same = (one: Mapping) => JSON.stringify({ ...one, id: "" }) === JSON.stringify({ ...mapping, id: "" });
    if (!mappings.some(same)) mappings.push({ ...mapping, id: free(mapping.id, ids(mappings)) });
  }
  return { graph: { nodes, edges, mappings }, keys };
}

function readPart(source: string): Part | null {
  try {
    const part = JSON.parse(source) as Part;
    return part && typeof part === "object" && part.schema === clipboardMark ? part : null;
  } catch {
    return null;
  }
}
