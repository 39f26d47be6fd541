import { expect, test } from "vitest";
import { roundedPath } from "~/lib/route";

test("a straight way is a line", () => {
  expect(roundedPath([{ x: 0, y: 0 }, { x: 0, y: 40 }])).toBe("M0 0 L0 40");
});

test("a corner is rounded, and never by more than half of what leads to it", () => {
  const way = [
    { x: 0, y: 0 },
    { x: 0, y: 40 },
    { x: 4, y: 40 },
  ];
  expect(roundedPath(way, 6)).toBe("M0 0 L0 34 Q0 40 2 40 L4 40");
});

test("a way without points is none", () => {
  expect(roundedPath([])).toBe("");
});
