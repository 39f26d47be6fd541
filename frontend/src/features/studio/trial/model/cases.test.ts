import { produce } from "immer";
import { expect, test } from "vitest";
import type { Doc, Flow } from "~/features/studio/model/document";
import { addCase, changeCase, duplicateCase, fingerprint, moveCase, removeCase } from "~/features/studio/trial/model/cases";
import { readsOf, skeletonOf } from "~/features/studio/trial/model/skeleton";

const flow: Flow = {
  schema: "orderloom.flow/1", key: "f", kind: "enrichment", name: { en: "F" }, input: { type: "order_line" }, nodes: [], edges: [],
};
const doc: Doc = { flow, layout: { schema: "orderloom.layout/1", positions: {} } };
const name = (path: string, type: string, values: string[] = []) => ({ path, type, values, open: false });
const made = { name: "Érable & co", input: { line: { quantity: 1 } }, answers: [], expected: { status: "succeeded", error: null, visited: ["a"] } };
const one = produce(doc, (draft) => void addCase(draft, made));

test("a case is saved with an id from its name, and only with what it expects", () => {
  expect(one.flow.tests).toEqual([
    { id: "erable_co", name: "Érable & co", input: { line: { quantity: 1 } }, answers: [], expected: { visited: ["a"] } },
  ]);
});

test("cases are renamed, copied, put in order and removed", () => {
  const next = produce(one, (draft) => {
    const copy = duplicateCase(draft, "erable_co", "Again");
    changeCase(draft, "erable_co", { name: "First" });
    moveCase(draft, copy ?? "", -1);
    moveCase(draft, copy ?? "", -1);
  });
  expect(next.flow.tests?.map(({ name }) => name)).toEqual(["Again", "First"]);
  expect(produce(next, (draft) => removeCase(draft, "again")).flow.tests?.map(({ name }) => name)).toEqual(["First"]);
});

test("results grow old when the graph or a case changes, not when a name does", () => {
  const renamed = produce(one, (draft) => changeCase(draft, "erable_co", { name: "Other" }));
  const other = produce(one, (draft) => changeCase(draft, "erable_co", { expected: { status: "failed" } }));
  expect(fingerprint(renamed.flow)).toBe(fingerprint(one.flow));
  expect(fingerprint(other.flow)).not.toBe(fingerprint(one.flow));
});

test("a skeleton has a value of its type for each name that the flow reads", () => {
  const names = [
    name("now", "date and time"), name("order", "order"), name("order.priority", "string", ["high", "low"]), name("order.number", "string"),
    name("line", "line"), name("line.quantity", "number"), name("line.characteristics", "context"), name("nodes", "context"),
  ];
  const reads = readsOf({ nodes: [{ when: "order.priority = \"high\"", name: { en: "line.quantity" }, map: [{ from: "line.characteristics.bandwidth" }] }] });
  expect(reads).toEqual(new Set(["order.priority", "line.characteristics.bandwidth"]));
  expect(skeletonOf(names, reads)).toEqual({ order: { priority: "high" }, line: { characteristics: {} } });
  expect(skeletonOf(names)).toEqual({ order: { priority: "high", number: "" }, line: { quantity: 0, characteristics: {} } });
});
