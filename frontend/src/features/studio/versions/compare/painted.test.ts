import { expect, test } from "vitest";
import type { Doc, FlowNode } from "~/features/studio/model/document";
import { changesOf, paintedOf } from "~/features/studio/versions/compare/painted";

const node = (id: string, name = id): FlowNode => ({ id, key: id, kind: "set", name: { en: name } });
const doc = (nodes: FlowNode[], positions: Doc["layout"]["positions"] = {}, edges: Doc["flow"]["edges"] = []): Doc => ({
  flow: { schema: "orderloom.flow/1", key: "f", kind: "enrichment", name: { en: "F" }, input: { type: "order" }, nodes, edges },
  layout: { schema: "orderloom.layout/1", positions },
});
const said = (kind: string) => kind.toLowerCase();

test("what came and changed is painted with its word, what went stands beside what hides its place", () => {
  const before = doc([node("a"), node("gone")], { a: { x: 0, y: 0 }, gone: { x: 5, y: 6 } }, [{ id: "e", from: ["a", "done"], to: ["gone", "in"] }]);
  const after = doc([node("a", "Other"), node("new")], { a: { x: 0, y: 0 } });
  const overlay = paintedOf({ before, after }, changesOf(before, after), said, "new");
  expect([...overlay.nodes]).toEqual([
    ["a", { tone: "warn", word: "changed" }],
    ["new", { tone: "good", word: "added", current: true }],
  ]);
  expect(overlay.ghosts).toEqual([{ node: node("gone"), x: 277, y: 6 }]);
  expect(overlay.ghostEdges?.map(({ id }) => id)).toEqual(["e"]);
});

test("a node that changed and moved is told once", () => {
  const before = doc([node("a"), node("b")], { a: { x: 0, y: 0 }, b: { x: 0, y: 0 } });
  const after = doc([node("a", "Other"), node("b")], { a: { x: 9, y: 0 }, b: { x: 9, y: 0 } });
  expect(changesOf(before, after).map(({ kind, element }) => [kind, element])).toEqual([["CHANGED", "a"], ["MOVED", "b"]]);
});
