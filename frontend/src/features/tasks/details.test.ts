import { expect, test } from "vitest";
import { checklistOf, detailsOf } from "~/features/tasks/details";

test("a work order names what is to be ticked off", () => {
  expect(checklistOf({ checklist: [{ key: "cable" }, { key: "photo" }] })).toEqual(["cable", "photo"]);
});

test("a task that has no details has nothing to tick off", () => {
  expect([checklistOf(null), detailsOf(undefined)]).toEqual([[], {}]);
});
