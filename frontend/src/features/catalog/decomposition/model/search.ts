/** Search in a graph: names, keys, characteristics, and every expression. */
import { edgeChoice, type Graph, nodeId, pairId } from "~/features/catalog/decomposition/model/graph";

export interface Hit {
  id: string;
  /** The text in which it was found; empty when it is the name. */
  where: string;
}

interface Known {
  name: string;
  words: readonly string[];
}

export function search(graph: Graph, query: string, known: (key: string) => Known): Hit[] {
  const wanted = query.trim().toLowerCase();
  const fits = (text: string | undefined) => text !== undefined && text.toLowerCase().includes(wanted);
  const nodes = graph.nodes.flatMap(({ specification: key, note }): Hit[] => {
    const { name, words } = known(key);
    if (!wanted || fits(name)) return [{ id: nodeId(key), where: "" }];
    const where = [key, ...words, note].find(fits);
    return where === undefined ? [] : [{ id: nodeId(key), where }];
  });
  if (!wanted) return nodes;
  const edges = graph.edges.flatMap((one): Hit[] => {
    const where = [one.rule, one.quantity_characteristic, one.expires_at].find(fits);
    return where === undefined ? [] : [{ id: edgeChoice(one.id), where }];
  });
  const mappings = graph.mappings.flatMap((one): Hit[] => {
    const where = [one.to_characteristic, one.from_characteristic, one.expression, one.condition, typeof one.value === "string" ? one.value : undefined].find(fits);
    return where === undefined ? [] : [{ id: pairId(one.source, one.target), where }];
  });
  const seen = new Set<string>();
  return [...nodes, ...edges, ...mappings].filter((one) => !seen.has(one.id) && seen.add(one.id));
}
