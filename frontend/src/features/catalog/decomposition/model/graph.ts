/** A decomposition graph as plain data: specifications, the relationships between them, and the values that travel. */
import type { Content, Words } from "~/features/catalog/model";

export interface GraphNode {
  specification: string;
  note?: string;
}

export interface Edge {
  id: string;
  source: string;
  target: string;
  type: string;
  mandatory?: boolean;
  sequence?: number;
  minimum?: number | string;
  default?: number | string;
  maximum?: number | string;
  quantity_characteristic?: string;
  rule?: string;
  merge_scope?: string;
  merge_quantity?: string;
  expires_at?: string;
}

export interface Mapping {
  id: string;
  source: string;
  target: string;
  kind: string;
  to_characteristic: string;
  from_characteristic?: string;
  condition?: string;
  value?: unknown;
  expression?: string;
  message?: Words;
}

export interface Graph {
  nodes: readonly GraphNode[];
  edges: readonly Edge[];
  mappings: readonly Mapping[];
}

type Entry = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const entries = (value: unknown): Entry[] =>
  (Array.isArray(value) ? value : []).map((one) => (one && typeof one === "object" ? (one as Entry) : {}));

/** How lines are named unless they say their id: as the server names them. */
const edgeId = (one: Entry) => text(one["id"]) || `${text(one["source"])}.${text(one["type"])}.${text(one["target"])}`;
const mappingId = (one: Entry) => text(one["id"]) || `${text(one["source"])}.${text(one["target"])}.${text(one["to_characteristic"])}`;

const line = (one: Entry) => ({ source: text(one["source"]), target: text(one["target"]) });

/** Whatever a draft holds, as a graph: every place of its lists stays, so that findings find it. */
export function graphOf(content: Content): Graph {
  return {
    nodes: entries(content["nodes"]).map((one) => Object.assign({}, one, { specification: text(one["specification"]) })),
    edges: entries(content["edges"]).map((one) => Object.assign({}, one, line(one), { id: edgeId(one), type: text(one["type"]) })),
    mappings: entries(content["mappings"]).map((one) =>
      Object.assign({}, one, line(one), { id: mappingId(one), kind: text(one["kind"]), to_characteristic: text(one["to_characteristic"]) }),
    ),
  };
}

/** The content with another graph in it. */
export const withGraph = (content: Content, graph: Graph): Content => ({ ...content, nodes: graph.nodes, edges: graph.edges, mappings: graph.mappings });

/** What can be chosen on the canvas: a specification, a relationship, all that travels from one to another, or a rule of compatibility. */
export type Choice = { kind: "rule"; key: string } | { kind: "node"; key: string } | { kind: "edge"; id: string } | { kind: "pair"; source: string; target: string };

export const nodeId = (key: string) => `n:${key}`;
export const edgeChoice = (id: string) => `e:${id}`;
export const ruleId = (key: string) => `r:${key}`;
export const pairId = (source: string, target: string) => `m:${source}>${target}`;

export function choiceOf(id: string): Choice {
  const rest = id.slice(2);
  if (id.startsWith("e:")) return { kind: "edge", id: rest };
  if (id.startsWith("r:")) return { kind: "rule", key: rest };
  const [source = "", target = ""] = rest.split(">");
  return id.startsWith("m:") ? { kind: "pair", source, target } : { kind: "node", key: rest };
}

/** Which part of the canvas a finding is about. */
export function placeOfFinding(graph: Graph, path: readonly string[]): string | null {
  const at = Number(path[1]);
  const [node, edge, mapping] = [graph.nodes[at], graph.edges[at], graph.mappings[at]];
  if (path[0] === "nodes" && node) return nodeId(node.specification);
  if (path[0] === "edges" && edge) return edgeChoice(edge.id);
  return path[0] === "mappings" && mapping ? pairId(mapping.source, mapping.target) : null;
}

/** Mappings that run between the same two specifications in the same direction. */
export function pairsOf(graph: Graph): Map<string, Mapping[]> {
  const pairs = new Map<string, Mapping[]>();
  for (const one of graph.mappings) {
    const id = pairId(one.source, one.target);
    pairs.set(id, [...(pairs.get(id) ?? []), one]);
  }
  return pairs;
}
