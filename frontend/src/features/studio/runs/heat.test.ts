import { expect, test } from "vitest";
import type { Flow } from "~/features/studio/model/document";
import { heatOf, level, type HeatWords } from "~/features/studio/runs/heat";

const node = (id: string) => ({ id, key: id, kind: "set", name: { en: id } });
const flow = {
  nodes: [node("a"), node("b"), node("c")],
  edges: [{ id: "e1", from: ["a", "done"], to: ["b", "in"] }, { id: "e2", from: ["b", "done"], to: ["c", "in"] }],
} as unknown as Flow;
const say: HeatWords = {
  count: (count) => `${count} times`, failures: (count) => `${count} failed`, time: (ms) => `${ms} ms`, never: "never", atOnce: "at once",
  all: ({ entered }) => `all ${entered}`,
};
const figures = (id: string, count: number, medianMs: number | null) => ({ node: id, entered: count, failed: 0, waiting: 0, standing: 0, medianMs, p95Ms: medianMs });
const nodes = [figures("a", 10, null), figures("b", 4, 60_000)];
const edges = [{ edge: "e1", taken: 4 }];

test("heat says in words what it says in colour", () => {
  const byCount = heatOf(flow, nodes, edges, "count", say);
  expect([...byCount.nodes.values()].map(({ tone, word, faint }) => [tone, word, faint ?? false])).toEqual([
    ["hold", "10 times", false], ["active", "4 times", false], ["neutral", "never", true],
  ]);
  expect([...byCount.edges.values()]).toEqual([{ strong: true, label: "4 times" }, { faint: true }]);
  const byTime = heatOf(flow, nodes, edges, "time", say);
  expect([...byTime.nodes.values()].map(({ word }) => word)).toEqual(["at once", "60000 ms", "never"]);
});

test("levels of time go by magnitude", () => {
  expect([level(0, 10, "count"), level(1, 10, "count"), level(10, 10, "count"), level(1_000, 3_600_000, "time")]).toEqual([0, 1, 4, 2]);
});
