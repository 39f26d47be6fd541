import { expect, test } from "vitest";
import { graphDiff } from "~/features/catalog/decomposition/model/diff";
import { addMapping, addNode, connect, copied, ofKind, pasted, refusalOf, remove } from "~/features/catalog/decomposition/model/edits";
import { type Graph, graphOf, placeOfFinding } from "~/features/catalog/decomposition/model/graph";
import { arranged, neighbour, placed } from "~/features/catalog/decomposition/model/layout";
import { sortOf, typeBetween } from "~/features/catalog/decomposition/model/specification";

const empty: Graph = { nodes: [], edges: [], mappings: [] };
const two = addNode(addNode(empty, "voice"), "line");
const joined = connect(two, "voice", "line", "realized_as").graph;
const mapped = addMapping(joined, "voice", "line", { from: "speed", to: "speed" });

test("a specification is drawn once", () => {
  expect(addNode(two, "line")).toBe(two);
});

test("a relationship comes after those that its source has", () => {
  const { graph } = connect(addNode(joined, "box"), "voice", "box", "requires");
  expect(graph.edges.map((one) => [one.id, one.sequence])).toEqual([
    ["voice.realized_as.line", 10],
    ["voice.requires.box", 20],
  ]);
});

test("what is connected already, is itself or is not drawn is refused with the reason", () => {
  expect([refusalOf(joined, "voice", "line"), refusalOf(joined, "voice", "voice"), refusalOf(joined, "voice", "box"), refusalOf(joined, "line", "voice")]).toEqual([
    "there", "itself", "unknown", null,
  ]);
});

test("a specification leaves with its relationships and mappings", () => {
  expect(remove(mapped, ["n:line"])).toEqual({ nodes: [{ specification: "voice" }], edges: [], mappings: [] });
});

test("what travels between two is removed without their relationship", () => {
  expect(remove(mapped, ["m:voice>line"])).toEqual(joined);
});

test("what was copied comes into another graph whole, and twice changes nothing", () => {
  const text = copied(mapped, ["n:voice", "n:line"]) ?? "";
  const first = pasted(addNode(empty, "box"), text)?.graph ?? empty;
  expect(first.nodes.map((one) => one.specification)).toEqual(["box", "voice", "line"]);
  expect([first.edges, first.mappings]).toEqual([mapped.edges, mapped.mappings]);
  expect(pasted(first, text)?.graph).toEqual(first);
  expect(pasted(first, "some words")).toBeNull();
});

test("a mapping of another kind keeps only what that kind reads", () => {
  const [copy] = mapped.mappings;
  if (!copy) throw new Error("no mapping");
  expect(ofKind(copy, "set")).toEqual({ id: copy.id, source: "voice", target: "line", kind: "set", to_characteristic: "speed" });
});

test("the differences of two graphs are told by the parts of the canvas", () => {
  const later = remove(addNode(mapped, "box"), ["m:voice>line"]);
  const changed = { ...later, edges: later.edges.map((one) => Object.assign({}, one, { rule: "true" })) };
  const { marks, both } = graphDiff(mapped, changed);
  expect([...marks].toSorted()).toEqual([
    ["e:voice.realized_as.line", "CHANGED"],
    ["m:voice>line", "REMOVED"],
    ["n:box", "ADDED"],
  ]);
  expect(both.mappings).toEqual(mapped.mappings.map((one) => expect.objectContaining(one)));
});

test("a finding leads to its part of the canvas, also in a draft that lacks ids", () => {
  const graph = graphOf({ nodes: [{ specification: "a" }], edges: ["broken", { source: "a", target: "b", type: "requires" }] });
  expect([placeOfFinding(graph, ["edges", "1", "rule"]), placeOfFinding(graph, ["nodes", "0"]), placeOfFinding(graph, ["name"])]).toEqual(["e:a.requires.b", "n:a", null]);
});

const column = (key: string) => (key === "voice" ? 0 : 1);

test("specifications stand in the column of their kind, and what is new below the others", () => {
  expect(arranged(mapped, column)).toEqual({ voice: { x: 0, y: 0 }, line: { x: 384, y: 0 } });
  const places = placed({ voice: { x: 0, y: 0 }, line: { x: 448, y: 0 } }, ["voice", "line", "box"], column);
  expect(places["box"]).toEqual({ x: 448, y: 128 });
  expect([neighbour(places, "voice", "right"), neighbour(places, "line", "down"), neighbour(places, "box", "up"), neighbour(places, "box", "right")]).toEqual([
    "line", "box", "line", null,
  ]);
});

test("what is connected stands at one height, and nothing stands on another", () => {
  const nodes = ["a", "b", "c", "x", "y", "z"].map((specification) => ({ specification }));
  const edges = [["a", "z"], ["b", "y"], ["c", "x"]].map(([source = "", target = ""]) => ({ id: source + target, source, target, type: "requires" }));
  const at = arranged({ nodes, edges, mappings: [] }, (key) => ("abc".includes(key) ? 0 : 3));
  expect(edges.map(({ source, target }) => (at[source]?.y ?? 0) - (at[target]?.y ?? 0))).toEqual([0, 0, 0]);
  expect(new Set(Object.values(at).map(({ x, y }) => `${x} ${y}`)).size).toBe(6);
  expect(arranged({ nodes: [], edges: [], mappings: [] }, column)).toEqual({});
});

test("what two kinds mean to each other is proposed", () => {
  expect(typeBetween(sortOf("product", null), sortOf("product", null))).toBe("bundles");
  expect(typeBetween(sortOf("product", null), sortOf("service", "cfs"))).toBe("realized_as");
  expect(typeBetween(sortOf("resource", "logical"), sortOf("service", "rfs"))).toBe("requires");
});
