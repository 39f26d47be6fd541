import { expect, test } from "vitest";
import { fromText } from "~/features/studio/model/clipboard";
import { line } from "~/features/studio/model/sample";
import { isFlow } from "~/features/studio/model/shape";

test("a flow can be drawn, and so can one with nothing in it", () => {
  const { flow } = line();
  expect(isFlow(flow)).toBe(true);
  expect(isFlow({ ...flow, nodes: [], edges: [], notes: [{ id: "n", text: "Look" }], groups: [{ id: "g", name: "G", nodes: ["survey"] }] })).toBe(true);
});

test.each<[string, object]>([
  ["a step without its id", { nodes: [{ key: "a", kind: "set" }] }],
  ["a step that is no object", { nodes: [null] }],
  ["a connection without its end", { edges: [{ id: "e", from: ["a", "done"] }] }],
  ["a connection that leads nowhere", { edges: [{ id: "e", from: ["a", "done"], to: [] }] }],
  ["notes that are no list", { notes: "none" }],
  ["a group without its steps", { groups: [{ id: "g", name: "G" }] }],
  ["no input", { input: undefined }],
])("%s can't be drawn", (_what, broken) => {
  expect(isFlow({ ...line().flow, ...broken })).toBe(false);
});

test("of a text that is pasted only what can be drawn is taken", () => {
  const part = { schema: "orderloom.flow-part/1", nodes: [{ id: "a", key: "a", kind: "set" }, 7], edges: 5, notes: "x", groups: [{}], positions: { a: { x: "left" } } };
  expect(fromText(JSON.stringify(part))).toEqual({ schema: "orderloom.flow-part/1", nodes: [part.nodes[0]], edges: [], notes: [], groups: [], positions: {} });
});
