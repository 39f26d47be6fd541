import { expect, test } from "vitest";
import { sketch } from "~/features/flows/sketch";

const edge = (id: string, from: string, to: string) => ({ id, from: [from, "done"], to: [to, "in"] });

test("steps stand from left to right, those side by side one above the other", () => {
  const made = sketch({
    nodes: [{ id: "a", kind: "start" }, { id: "b", kind: "set" }, { id: "c", kind: "set" }, { id: "d", kind: "end" }],
    edges: [edge("1", "a", "b"), edge("2", "a", "c"), edge("3", "b", "d"), edge("4", "c", "d")],
  });
  expect(made.boxes.map(({ x }) => x)).toEqual([4, 34, 34, 64]);
  expect(made.boxes[1]?.y).not.toBe(made.boxes[2]?.y);
  expect(made.boxes.map(({ round }) => round)).toEqual([true, false, false, true]);
  expect(made.lines).toHaveLength(4);
});

test("a cycle and an edge to nowhere are drawn as far as they go", () => {
  const made = sketch({ nodes: [{ id: "a", kind: "set" }, { id: "b", kind: "set" }], edges: [edge("1", "a", "b"), edge("2", "b", "a"), edge("3", "b", "x")] });
  expect(made.boxes).toHaveLength(2);
  expect(made.lines).toHaveLength(2);
  expect(sketch(null).boxes).toEqual([]);
});
