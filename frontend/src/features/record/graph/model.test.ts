import { expect, test } from "vitest";
import { type Graph, type GraphNode, lineOf, shown } from "~/features/record/graph/model";

const node = (id: string, kind: GraphNode["kind"], state: string, group: string | null = null): GraphNode => ({
  id, kind, state, group, ref: null, label: id, number: null, taskType: null, specificationKind: null,
  blockedBy: 0, fallout: false, assignee: null, plannedStart: null, plannedEnd: null,
});
const graph: Graph = {
  nodes: [
    node("l1", "LINE", "IN_PROGRESS"),
    node("d1", "DOMAIN_ORDER", "IN_PROGRESS", "l1"),
    node("t1", "TASK", "CLOSED_COMPLETE", "d1"),
    node("t2", "TASK", "OPEN", "d1"),
    node("l2", "LINE", "COMPLETED"),
    node("d2", "DOMAIN_ORDER", "CLOSED_COMPLETE", "l2"),
  ],
  edges: [
    { from: "l1", to: "d1", kind: "contains" },
    { from: "t1", to: "t2", kind: "precedes" },
    { from: "d2", to: "d1", kind: "requires" },
  ],
};

test("a node's line is found through its domain order", () => {
  expect(lineOf(graph)("t2")).toBe("l1");
});

test("a folded line counts what it hides and takes over the edges of what it hides", () => {
  const { nodes, edges, folded } = shown(graph, new Set(["l2"]), false);
  expect(nodes.map((one) => one.id)).toEqual(["l1", "d1", "t1", "t2", "l2"]);
  expect(folded.get("l2")).toBe(1);
  expect(edges).toContainEqual({ from: "l2", to: "d1", kind: "requires" });
});

test("what holds the order up keeps open nodes and whatever they lie in", () => {
  expect(shown(graph, new Set(), true).nodes.map((one) => one.id)).toEqual(["l1", "d1", "t2"]);
});

test("a domain order leads to the first of its steps", () => {
  const edges = shown(graph, new Set(), false).edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`);
  expect(edges).toContain("d1 contains t1");
  expect(edges).not.toContain("d1 contains t2");
});
