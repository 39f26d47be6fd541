/** Who gives a characteristic its value, and who reads it: mappings, rules and quantities of the graph. */
import { type Edge, edgeChoice, type Graph, type Mapping, pairId } from "~/features/catalog/decomposition/model/graph";

export interface Giver {
  /** The part of the canvas. */
  id: string;
  kind: string;
  source: string;
  characteristic: string | null;
}

export interface Reader {
  id: string;
  by: "mapping" | "rule" | "quantity";
  source: string;
  target: string;
}

/** By "specification.characteristic". */
export interface Travel {
  givers: ReadonlyMap<string, readonly Giver[]>;
  readers: ReadonlyMap<string, readonly Reader[]>;
}

const reads = /\b(source|target|line)\.characteristics\.([\p{L}_][\p{L}\p{N}_]*)/gu;

/** What an expression reads of its source, its target and the order line. */
export function readBy(text: string | undefined): { of: string; key: string }[] {
  return [...(text ?? "").matchAll(reads)].map(([, of = "", key = ""]) => ({ of, key }));
}

/** A specification and all that lead to it: a line's answers stand in any of them. */
function above(graph: Graph, key: string): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [key];
  for (let here = ahead.pop(); here !== undefined; here = ahead.pop()) {
    if (found.has(here)) continue;
    found.add(here);
    for (const edge of graph.edges) if (edge.target === here) ahead.push(edge.source);
  }
  return found;
}

function add<T>(map: Map<string, T[]>, at: string, one: T): void {
  const there = map.get(at) ?? [];
  if (!there.some((other) => JSON.stringify(other) === JSON.stringify(one))) map.set(at, [...there, one]);
}

export function travelOf(graph: Graph): Travel {
  const givers = new Map<string, Giver[]>();
  const readers = new Map<string, Reader[]>();
  const read = (text: string | undefined, line: Edge | Mapping, reader: Reader) => {
    for (const { of, key } of readBy(text)) {
      if (of === "line") for (const each of above(graph, line.source)) add(readers, `${each}.${key}`, reader);
      else add(readers, `${of === "source" ? line.source : line.target}.${key}`, reader);
    }
  };
  for (const edge of graph.edges) {
    const { source, target } = edge;
    const id = edgeChoice(edge.id);
    read(edge.rule, edge, { id, by: "rule", source, target });
    if (edge.quantity_characteristic) add(readers, `${source}.${edge.quantity_characteristic}`, { id, by: "quantity", source, target });
  }
  for (const mapping of graph.mappings) {
    const { source, target, kind } = mapping;
    const id = pairId(source, target);
    const reader: Reader = { id, by: "mapping", source, target };
    if (kind !== "validate") add(givers, `${target}.${mapping.to_characteristic}`, { id, kind, source, characteristic: mapping.from_characteristic ?? null });
    else add(readers, `${target}.${mapping.to_characteristic}`, reader);
    if (mapping.from_characteristic) add(readers, `${source}.${mapping.from_characteristic}`, reader);
    read(mapping.condition, mapping, reader);
    read(mapping.expression, mapping, reader);
  }
  return { givers, readers };
}
