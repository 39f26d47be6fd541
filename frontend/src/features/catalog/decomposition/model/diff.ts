/** What differs between two graphs, by the parts of the canvas. */
import { edgeChoice, type Graph, nodeId, pairId, pairsOf } from "~/features/catalog/decomposition/model/graph";

export type Mark = "ADDED" | "REMOVED" | "CHANGED";

export interface GraphDiff {
  marks: ReadonlyMap<string, Mark>;
  /** Everything that either of them has, to be drawn in one picture. */
  both: Graph;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function compare<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, marks: Map<string, Mark>): void {
  for (const [id, one] of after) {
    const was = before.get(id);
    if (was === undefined) marks.set(id, "ADDED");
    else if (!same(was, one)) marks.set(id, "CHANGED");
  }
  for (const id of before.keys()) if (!after.has(id)) marks.set(id, "REMOVED");
}

const byId = <T>(list: readonly T[], id: (one: T) => string): ReadonlyMap<string, T> => new Map(list.map((one) => [id(one), one]));

function joined<T>(after: readonly T[], before: readonly T[], id: (one: T) => string): T[] {
  const there = new Set(after.map(id));
  return [...after, ...before.filter((one) => !there.has(id(one)))];
}

/** The order of the fields of a line says nothing. */
const sorted = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) as T;

const tidy = (graph: Graph): Graph => ({
  nodes: graph.nodes.map(sorted),
  edges: graph.edges.map(sorted),
  mappings: graph.mappings.map(sorted),
});

const node = (one: Graph["nodes"][number]) => nodeId(one.specification);
const edge = (one: Graph["edges"][number]) => edgeChoice(one.id);

export function graphDiff(was: Graph, now: Graph): GraphDiff {
  const [before, after] = [tidy(was), tidy(now)];
  const marks = new Map<string, Mark>();
  compare(byId(before.nodes, node), byId(after.nodes, node), marks);
  compare(byId(before.edges, edge), byId(after.edges, edge), marks);
  compare(pairsOf(before), pairsOf(after), marks);
  return {
    marks,
    both: {
      nodes: joined(after.nodes, before.nodes, node),
      edges: joined(after.edges, before.edges, edge),
      mappings: joined(after.mappings, before.mappings, (one) => `${pairId(one.source, one.target)} ${one.id}`),
    },
  };
}
