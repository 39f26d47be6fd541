import { expect, test } from "vitest";
import { durationText, millisecondsText } from "~/features/studio/duration";
import { type Flow, inFlowOrder, nodeStates, portLabel, takenEdges } from "~/features/studio/model";
import type { Step } from "~/features/studio/queries";
import { parseFlowSearch, parseFlowsSearch } from "~/features/studio/search";

const node = (id: string) => ({ id, key: id, kind: "set", name: { en: id } });
const edge = (id: string, from: [string, string], to: string) => ({ id, from, to: [to, "in"] as const });
const flow: Flow = {
  nodes: [node("end"), node("ask"), node("start")],
  edges: [edge("e1", ["start", "done"], "ask"), edge("e2", ["ask", "no_match"], "end"), edge("e3", ["ask", "done"], "end")],
};
const step = (nodeId: string, state: string, port: string | null = null): Step => ({
  seq: 1, nodeId, nodeKey: nodeId, visit: 1, state, port, input: null, output: null, error: null, at: "", durationMs: null,
});

test("an edge is labelled by its port unless that is the usual one", () => {
  expect(flow.edges.map(portLabel)).toEqual(["", "no match", ""]);
});

test("a node has the state of what last happened there", () => {
  const states = nodeStates([step("start", "passed", "done"), step("ask", "waits"), step("ask", "closed", "done")]);
  expect([...states]).toEqual([["start", "SUCCEEDED"], ["ask", "SUCCEEDED"]]);
  expect(nodeStates([step("ask", "failed")]).get("ask")).toBe("FAILED");
});

test("the edges that a run took are those of the ports it left by", () => {
  expect([...takenEdges(flow, [step("start", "passed", "done"), step("ask", "closed", "no_match")])]).toEqual(["e1", "e2"]);
});

test("nodes are listed in the order of the flow, circles last", () => {
  expect(inFlowOrder(flow).map((one) => one.id)).toEqual(["start", "ask", "end"]);
  const circle = { ...flow, edges: [...flow.edges, edge("e4", ["end", "done"], "ask")] };
  expect(inFlowOrder(circle).map((one) => one.id)).toEqual(["start", "end", "ask"]);
});

test("durations are said in words", () => {
  expect(durationText("PT4H", "en")).toBe("4 hours");
  expect(durationText("P1DT30M", "pt-BR")).toBe("1 dia e 30 minutos");
  expect(durationText("soon", "en")).toBe("soon");
  expect(millisecondsText(178.2, "en")).toBe("178 ms");
  expect(millisecondsText(90_000, "en")).toBe("1.5 min");
});

test("an address keeps only what is known", () => {
  expect(parseFlowsSearch({ q: "", kind: "TABLE" })).toEqual({});
  expect(parseFlowsSearch({ q: "fibre", kind: "FULFILLMENT" })).toEqual({ q: "fibre", kind: "FULFILLMENT" });
  expect(parseFlowSearch({ version: "2", run: "r", node: 5 })).toEqual({ version: 2, run: "r" });
});
