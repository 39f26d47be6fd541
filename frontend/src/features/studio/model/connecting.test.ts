import { expect, test } from "vitest";
import type { Flow } from "~/features/studio/model/document";
import { portsOf } from "~/features/studio/model/kinds";
import { document, edge, kinds, line, node } from "~/features/studio/model/sample";

const refusal = (flow: Flow, from: [string, string], to: string, instead?: string) => document.refusal(flow, { from, to: [to, "in"] }, instead)?.code ?? null;

const looped = (): Flow => {
  const { flow } = line();
  return {
    ...flow,
    nodes: [...flow.nodes, node("loop", "repeat"), node("inner", "set", { parent: "loop" }), node("lone")],
    edges: [...flow.edges, edge("e4", "loop", "inner", "body")],
  };
};

const names = (one: ReturnType<typeof node>) => portsOf(kinds.get(one.kind), one).map(({ name }) => name);

test("the ports of a node follow its configuration", () => {
  expect(names(node("s", "switch", { config: { cases: [{ port: "big" }, { port: "small" }, {}] } }))).toEqual(["big", "small", "default"]);
  expect(names(node("t", "task.manual"))).toEqual(["done", "compensate"]);
  expect(names(node("t", "task.manual", { policy: { on_error: "port" } }))).toEqual(["done", "error", "compensate"]);
  expect(names(node("x", "unheard_of"))).toEqual([]);
});

test("a wrong edge is refused with its reason", () => {
  const { flow } = line();
  expect(refusal(flow, ["begin", "done"], "note")).toBeNull();
  expect(refusal(flow, ["note", "done"], "note")).toBe("itself");
  expect(refusal(flow, ["note", "done"], "begin")).toBe("no_way_in");
  expect(refusal(flow, ["note", "done"], "survey")).toBe("circle");
  expect(refusal(flow, ["begin", "done"], "survey")).toBe("twice");
  expect(refusal(flow, ["begin", "later"], "note")).toBe("no_port");
  expect(refusal(flow, ["survey", "done"], "gone")).toBe("nowhere");
});

test("one edge at most leads to what undoes a step", () => {
  const { flow } = line();
  const undone = { ...flow, nodes: [...flow.nodes, node("undo"), node("other")], edges: [...flow.edges, edge("e4", "survey", "undo", "compensate")] };
  expect(refusal(undone, ["survey", "compensate"], "other")).toBe("crowded");
  expect(refusal(undone, ["survey", "compensate"], "other", "e4")).toBeNull();
  expect(refusal(undone, ["note", "done"], "undo")).toBe("entry");
});

test("edges stay within their scope; a lone node may be taken in", () => {
  const flow = looped();
  expect(refusal(flow, ["inner", "done"], "finish")).toBe("border");
  expect(refusal(flow, ["survey", "done"], "inner")).toBe("border");
  expect(refusal(flow, ["inner", "done"], "lone")).toBeNull();
});
