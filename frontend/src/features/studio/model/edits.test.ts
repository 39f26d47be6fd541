import { produce } from "immer";
import { expect, test } from "vitest";
import { scopeAfter } from "~/features/studio/model/connecting";
import type { Doc } from "~/features/studio/model/document";
import { addNode, connect, group, insertOnEdge, intoScope, remove } from "~/features/studio/model/edits";
import { aligned, boxOf, framesOf } from "~/features/studio/model/geometry";
import type { KindRecord } from "~/features/studio/model/kinds";
import { neighbour } from "~/features/studio/model/order";
import { renameKey } from "~/features/studio/model/renaming";
import { document, edge, kinds, line, node } from "~/features/studio/model/sample";

const edit = (doc: Doc, change: (draft: Parameters<typeof connect>[0]) => void) =>
  produce(doc, (draft) => {
    change(draft);
  });
const kind = (name: string) => kinds.get(name) as KindRecord;
const ways = ({ flow }: Doc) => flow.edges.map(({ from, to }) => `${from[0]}.${from[1]} → ${to[0]}`).toSorted();

test("a step on an edge stands between its ends, and what follows makes room", () => {
  let id = "";
  const doc = edit(line(), (draft) => {
    id = insertOnEdge(draft, document, kind("set"), "e2") ?? "";
  });
  expect(ways(doc)).toEqual(["begin.done → survey", "note.done → finish", `${id}.done → note`, `survey.done → ${id}`].toSorted());
  expect(doc.layout.positions["note"]?.y).toBeGreaterThan(doc.layout.positions[id]?.y ?? Infinity);
  expect(doc.layout.positions["survey"]).toEqual({ x: 0, y: 120 });
});

test("a step that leaves a line joins its neighbours, and takes its place and groups with it", () => {
  const grouped = edit(line(), (draft) => void group(draft, ["survey"], "Field"));
  const doc = edit(grouped, (draft) => remove(draft, document, ["survey"]));
  expect(ways(doc)).toEqual(["begin.done → note", "note.done → finish"]);
  expect(doc.flow.groups).toEqual([]);
  expect(doc.layout.positions["survey"]).toBeUndefined();
});

test("what comes after a body port lies in the scope, with a key that is free and a place that is empty", () => {
  const start = edit(line(), (draft) => {
    draft.flow.nodes.push({ ...node("loop", "repeat") } as never);
    draft.layout.positions["loop"] = { x: 400, y: 0 };
  });
  const doc = edit(start, (draft) => {
    addNode(draft, document, kind("set"), { after: ["loop", "body"] });
    addNode(draft, document, kind("set"), { after: ["loop", "body"] });
  });
  const added = doc.flow.nodes.slice(-2);
  expect(added.map(({ key, parent }) => [key, parent])).toEqual([["set", "loop"], ["set_2", "loop"]]);
  const [one, other] = added.map((each) => boxOf(doc, document, each));
  expect((one?.x ?? 0) + (one?.width ?? 0)).toBeLessThan(other?.x ?? 0);
  expect(framesOf(doc, document).map(({ scope }) => scope?.id)).toEqual(["loop"]);
  expect(scopeAfter(node("loop", "repeat"), "body")).toBe("loop");
});

test("removing a scope removes what is in it", () => {
  const start = edit(line(), (draft) => {
    draft.flow.nodes.push(node("loop", "repeat") as never, node("inner", "set", { parent: "loop" }) as never);
  });
  expect(edit(start, (draft) => remove(draft, document, ["loop"])).flow.nodes.map(({ id }) => id)).toEqual(["begin", "survey", "note", "finish"]);
});

test("a node that leaves its scope loses the edges across the border only", () => {
  const start = edit(line(), (draft) => {
    draft.flow.nodes.push(node("loop", "repeat") as never, node("a", "set", { parent: "loop" }) as never, node("b", "set", { parent: "loop" }) as never);
    draft.flow.edges.push(edge("e4", "loop", "a", "body") as never, edge("e5", "a", "b") as never);
  });
  const doc = edit(start, (draft) => intoScope(draft, ["b"], null));
  expect(doc.flow.edges.map(({ id }) => id)).toEqual(["e1", "e2", "e3", "e4"]);
});

test("another key is followed by expressions, tests and addresses in loops", () => {
  const start = edit(line(), (draft) => {
    draft.flow.tests = [{ id: "t", name: "t", answers: [{ node: "survey", output: {} }], expected: { visited: ["survey", "sites[0].survey", "surveyor"] } }];
  });
  const doc = edit(start, (draft) => renameKey(draft, "survey", "visit"));
  expect(doc.flow.nodes[2]?.map).toEqual([{ to: "line.characteristics.address", from: "nodes.visit.out.address" }]);
  expect(doc.flow.tests?.[0]).toMatchObject({ answers: [{ node: "visit" }], expected: { visited: ["visit", "sites[0].visit", "surveyor"] } });
});

test("arrows walk along the edges, and to the side by place", () => {
  const doc = edit(line(), (draft) => {
    draft.flow.nodes.push(node("aside") as never);
    draft.layout.positions["aside"] = { x: 500, y: 130 };
  });
  expect(neighbour(doc, "survey", "down")).toBe("note");
  expect(neighbour(doc, "survey", "up")).toBe("begin");
  expect(neighbour(doc, "survey", "right")).toBe("aside");
  expect(neighbour(doc, "survey", "left")).toBeNull();
});

test("aligning brings boxes of different widths into one line", () => {
  const boxes = new Map([["a", { x: 0, y: 0, width: 100, height: 10 }], ["b", { x: 50, y: 40, width: 200, height: 10 }]]);
  expect(aligned(boxes, "right")).toEqual({ a: { x: 150, y: 0 }, b: { x: 50, y: 40 } });
  expect(aligned(boxes, "centre")).toEqual({ a: { x: 75, y: 0 }, b: { x: 25, y: 40 } });
});
