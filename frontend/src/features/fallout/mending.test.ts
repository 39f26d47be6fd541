import { expect, test } from "vitest";
import { aboutOf, placeOf } from "~/features/fallout/mending";

const fault = { type: "CONFIGURATION", task: null, payload: { path: ["sdwan-site", "edge"] } } as const;

test("what the catalog could not decompose is told by the place that it names", () => {
  expect(aboutOf(fault)).toBe("catalog");
  expect(placeOf(fault.payload)).toEqual(["sdwan-site", "edge"]);
});

test("a rule between products is told by its key", () => {
  expect(aboutOf({ ...fault, payload: { rule: "one-alarm", message: { en: "No." } } })).toBe("rule");
});

test("a failed task is mended as a task, whatever its kind", () => {
  expect(aboutOf({ ...fault, task: { id: "1" } as never })).toBe("other");
  expect(aboutOf({ ...fault, type: "DATA" })).toBe("other");
  expect(aboutOf({ ...fault, payload: null })).toBe("other");
});
