import { describe, expect, test } from "vitest";
import type { FlowNode } from "~/features/studio/model/document";
import { changed, fieldOf, takesResult } from "~/features/studio/runs/resuming";
import { errorsOf, filled, ownFields, simulatedAnswer, sortOf } from "~/features/studio/trial/model/question";
import { withoutTrace, withTrace } from "~/features/studio/trial/model/sample";

const question = (kind: string, asked: Record<string, unknown> = {}) => ({ node: "ask", visit: 1, kind, asked });
const say = { decision: "Decision", approved: "Approve", rejected: "Reject", reason: "Reason" };

const step = (id: string, kind: string): FlowNode => ({ id, key: id, kind, name: { en: id } });

describe("a question of a dry run", () => {
  test("is simulated as people and systems would answer", () => {
    expect([question("manual"), question("approval"), question("lookup")].map(simulatedAnswer)).toEqual([{}, { decision: "approved" }, { items: [] }]);
    expect(sortOf(question("await", { kind: "time" }))).toBe("time");
  });

  test("asks for the decision of an approval and the list of a work order", () => {
    expect(ownFields(question("approval"), say).map(({ name }) => name)).toEqual(["decision", "reason"]);
    const checklist = [{ key: "tested", label: { en: "Line tested" } }];
    expect(ownFields(question("work_order", { details: { checklist } }), say)).toEqual([
      { name: "tested", label: "Line tested", valueType: "BOOLEAN", mandatory: false },
    ]);
  });

  test("can be late only where there is a limit of time", () => {
    expect(errorsOf(question("manual"))).toEqual(["not_possible"]);
    expect(errorsOf(question("manual", { timeout: "P1D" }))).toEqual(["not_possible", "timeout"]);
    expect(filled({ a: 1, b: "", c: null, d: false })).toEqual({ a: 1, d: false });
  });
});

test("a sample carries what ran along, and gives it away before the next run", () => {
  const sample = { label: "Mine", input: { orderId: "o", values: { line: { quantity: 2 } } } };
  const steps = [
    { node: "survey", visit: 1, event: "closed", ports: ["done"], input: null, output: { ok: true }, error: null },
    { node: "sites[0].dig", visit: 1, event: "closed", ports: ["done"], input: null, output: { deep: 1 }, error: null },
  ];
  const traced = withTrace(sample, { steps, variables: { total: 3 } });
  expect(traced.input.values).toEqual({ line: { quantity: 2 }, nodes: { survey: { out: { ok: true } } }, vars: { total: 3 } });
  expect(withoutTrace(traced)).toEqual(sample);
});

test("a failed step takes a result where something follows it", () => {
  const nodes = [step("a", "set"), step("b", "switch")];
  const flow = { schema: "", key: "f", kind: "subflow", name: "", input: { type: "any" }, nodes, edges: [{ id: "e", from: ["a", "done"], to: ["b", "in"] }] } as const;
  expect(nodes.map((node) => takesResult(flow, node))).toEqual([true, false]);
  expect(changed({ total: 1, name: "x" }, { total: 2, name: "x" })).toEqual({ total: 2 });
  expect(fieldOf({ key: "sites", type: "list" }).valueType).toBe("JSON");
});
