import { expect, test } from "vitest";
import type { Edge, Graph } from "~/features/catalog/decomposition/model/graph";
import type { Drawn } from "~/features/catalog/decomposition/model/specification";
import { circleOf, nearest, taken, waysOut } from "~/features/catalog/decomposition/model/ways";

const edge = (source: string, target: string, more: Partial<Edge> = {}): Edge => ({ id: `${source}-${target}`, source, target, type: "requires", ...more });
const graph: Graph = {
  nodes: ["a", "b", "c"].map((specification) => ({ specification })),
  edges: [edge("a", "b"), edge("b", "c", { rule: "source.characteristics.sets > 1", default: 0, maximum: 1e9 }), edge("c", "a")],
  mappings: [
    { id: "one", source: "a", target: "b", kind: "set", to_characteristic: "seats", value: 1 },
    { id: "two", source: "a", target: "b", kind: "copy", to_characteristic: "seats", from_characteristic: "x" },
  ],
};
const specs = (key: string) => ({ key, sort: "cfs", characteristics: [{ key: "seats", name: {} }] }) as unknown as Drawn;
const ways = (code: string, message: string, ...path: string[]) => waysOut(graph, { code: `catalog.${code}`, message, path }, specs);

test("each relationship of a circle can be taken out", () => {
  const [, , closing] = graph.edges;
  expect(closing && circleOf(graph, closing).map((one) => one.id).toSorted()).toEqual(["a-b", "b-c", "c-a"]);
  expect(ways("relationship_cycle", "…", "edges", "0").map((one) => one.kind)).toEqual(["remove", "remove", "remove"]);
});

test("a quantity that makes nothing, or too much, becomes one that can be", () => {
  expect(ways("quantity", "A quantity of 0 never makes c; say which characteristic counts it.", "edges", "1", "default")).toEqual([{ kind: "set", line: "edges", at: 1, field: "default", value: 1 }]);
  expect(ways("quantity", "At most 10,000 of c at once.", "edges", "1", "maximum")).toEqual([{ kind: "set", line: "edges", at: 1, field: "maximum", value: 10_000 }]);
});

test("a characteristic that is not there is replaced by what was meant, or added", () => {
  const [read, add, clear] = ways("unknown_characteristic", "b has no characteristic 'sets'.", "edges", "1", "rule");
  expect([read && taken(graph, read).edges[1]?.rule, add, clear && taken(graph, clear).edges[1]?.rule]).toEqual([
    "source.characteristics.seats > 1", { kind: "add", specification: "b", characteristic: "sets" }, undefined,
  ]);
  expect([nearest("sets", ["ip", "seats"]), nearest("sets", ["endpoint"])]).toEqual(["seats", null]);
});

test("either of two mappings that fight can be taken out", () => {
  const found = ways("mapping_fight", "It fights with 'one': both write b.seats.", "mappings", "1");
  expect(found.map((one) => taken(graph, one).mappings.map(({ id }) => id))).toEqual([["one"], ["two"]]);
});

test("what is not in the catalog is taken out of the graph or begun", () => {
  expect(ways("unknown_specification", "…", "nodes", "2", "specification")).toEqual([{ kind: "remove", id: "n:c" }, { kind: "begin", specification: "c" }]);
  expect(ways("decomposition_node", "'c' is not drawn in this graph.", "edges", "1", "target")[0]).toEqual({ kind: "draw", specification: "c" });
});
