import { expect, test } from "vitest";
import { initialValues, missingFields, unplaced } from "~/features/tasks/values";

const form = [
  { key: "speed", required: true, default: 100 },
  { key: "note", required: false },
];

test("what was entered wins over what came along, and that over the default", () => {
  expect(initialValues({ form })).toEqual({ speed: 100, note: null });
  expect(initialValues({ form, input: { speed: 200 } })).toEqual({ speed: 200, note: null });
  expect(initialValues({ form, input: { speed: 200 }, output: { speed: 300 } })).toEqual({ speed: 300, note: null });
});

test("false and zero are answers, emptiness is not", () => {
  expect([...missingFields(form, { speed: 0 })]).toEqual([]);
  expect([...missingFields(form, { speed: false })]).toEqual([]);
  expect([...missingFields(form, { speed: null })]).toEqual(["speed"]);
});

test("a refusal of a field that the form does not have is shown above it", () => {
  const elsewhere = { code: "x", message: "y", path: ["version"] };
  expect(unplaced([elsewhere, { code: "x", message: "y", path: ["values", "speed"] }], form)).toEqual([elsewhere]);
});
