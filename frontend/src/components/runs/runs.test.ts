import { expect, test } from "vitest";
import { askedOf, lengthOf, parseRunsFilter } from "~/components/runs/runs";

test("the address of the history keeps what it knows", () => {
  expect(parseRunsFilter({ state: ["FAILED", "LOST"], version: "3", from: "2030-01-31", to: "soon", q: 42, at: "survey" })).toEqual({
    state: ["FAILED"],
    version: 3,
    from: "2030-01-31",
    q: "42",
    at: "survey",
  });
  expect(parseRunsFilter({})).toEqual({});
});

test("a last day is asked for to its end", () => {
  const asked = askedOf("a", { from: "2030-01-31", to: "2030-01-31" });
  expect(Date.parse(asked.to ?? "") - Date.parse(asked.from ?? "")).toBe(86_400_000);
  expect(askedOf("a", { q: "ORD1", at: "x" })).toEqual({ key: "a", search: "ORD1", failedAt: "x" });
});

test.each([
  [12, "12 s"],
  [180, "3 min"],
  [7_500, "2 h 5 min"],
  [7_200, "2 h"],
  [4 * 86_400 + 3_600, "4 d 1 h"],
])("%i seconds are %s", (seconds, told) => {
  const start = "2030-01-31T00:00:00Z";
  expect(lengthOf(start, new Date(Date.parse(start) + seconds * 1000).toISOString(), 0)).toBe(told);
  expect(lengthOf(start, null, Date.parse(start) + seconds * 1000)).toBe(told);
});
