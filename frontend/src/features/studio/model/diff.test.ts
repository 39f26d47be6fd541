import { expect, test } from "vitest";
import { differences, movements, nodeLabels, withNamedEnds } from "~/features/studio/model/diff";

const node = (id: string, more: Record<string, unknown> = {}) => ({ id, key: id, kind: "set", name: { en: `Node ${id}` }, ...more });
const edge = (id: string, from: string, to: string, port = "done") => ({ id, from: [from, port], to: [to, "in"] });
const flow = (more: Record<string, unknown> = {}) => ({
  schema: "orderloom.flow/1", key: "f", kind: "enrichment", name: { en: "Flow" }, nodes: [node("a"), node("b")], edges: [edge("e1", "a", "b")], ...more,
});
const cases = (...ports: string[]) => flow({ nodes: [node("a", { config: { cases: ports.map((port) => ({ port, when: "true" })) } })] });
const told = (before: unknown, after: unknown) => differences(before, after).map(({ kind, noun, element }) => [kind, noun, element]);

test("parts are added, removed and changed by their ids, wherever they stand", () => {
  const after = flow({ nodes: [node("c"), node("b", { key: "bee" })], edges: [edge("e2", "c", "b", "error")] });
  expect(told(flow(), after)).toEqual([
    ["REMOVED", "node", "a"], ["ADDED", "node", "c"], ["CHANGED", "node", "b"], ["REMOVED", "edge", "e1"], ["ADDED", "edge", "e2"],
  ]);
  expect(told(flow(), flow({ nodes: [node("b"), node("a")] }))).toEqual([]);
});

test("fields are told with what they were and are", () => {
  const before = flow({ nodes: [node("a", { map: [{ to: "task.site", from: "x" }], config: { group: { const: "noc" } } }), node("b")] });
  const after = flow({ nodes: [node("a", { map: [{ to: "task.site", from: "y" }, { to: "task.city", from: "z" }], config: {} }), node("b")] });
  expect(differences(before, after)[0]?.fields).toEqual([
    { path: "config.group", before: { const: "noc" }, after: null },
    { path: "map.task.site.from", before: "x", after: "y" },
    { path: "map.task.city", before: null, after: { to: "task.city", from: "z" } },
  ]);
});

test("a list in another order is one change", () => {
  expect(differences(cases("x", "y"), cases("y", "x"))[0]?.fields.map(({ path }) => path)).toEqual(["config.cases"]);
});

test("what is written out and what is left to its default are the same", () => {
  expect(told(flow(), flow({ nodes: [node("a", { config: {}, map: [], policy: {}, when: null }), node("b")], notes: [] }))).toEqual([]);
});

test("the flow itself, and an edge by the names of its ends", () => {
  const after = flow({ name: { en: "Other" }, edges: [edge("e1", "a", "b"), edge("e2", "a", "b", "error")] });
  expect(differences(flow(), after).map(({ noun, label }) => [noun, label])).toEqual([["document", "Other"], ["edge", "Node a (error) → Node b"]]);
});

test("a first version adds all that it has, and says nothing of the flow itself", () => {
  expect(told(undefined, flow())).toEqual([["ADDED", "node", "a"], ["ADDED", "node", "b"], ["ADDED", "edge", "e1"]]);
});

test("a node has moved when it was drawn before and still is", () => {
  const labels = nodeLabels(flow());
  const moved = movements({ a: { x: 0, y: 0 }, b: { x: 1, y: 1 }, gone: { x: 0, y: 0 } }, { a: { x: 9, y: 0 }, b: { x: 1.2, y: 1 }, gone: { x: 1, y: 1 } }, labels);
  expect(moved.map(({ element, label }) => [element, label])).toEqual([["a", "Node a"]]);
});

test("an edge that leads elsewhere says so by the names of the steps", () => {
  const after = flow({ nodes: [node("a"), node("b"), node("c")], edges: [edge("e1", "a", "c", "error")] });
  const [, changed] = withNamedEnds(differences(flow(), after), flow(), after);
  expect(changed?.fields).toEqual([
    { path: "from", before: "Node a", after: "Node a (error)" },
    { path: "to", before: "Node b", after: "Node c" },
  ]);
});
