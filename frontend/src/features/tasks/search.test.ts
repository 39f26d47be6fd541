import { expect, test } from "vitest";
import { filterOf, parseWorkSearch } from "~/features/tasks/search";

test("unknown or malformed parts of the address are left out", () => {
  expect(parseWorkSearch({ scope: "everyone", q: 4, done: "yes" })).toEqual({});
  expect(parseWorkSearch({ scope: "mine", q: "TSK", done: true })).toEqual({ scope: "mine", q: "TSK", done: true });
});

test("the work of the own groups that is not done is what one sees first", () => {
  const { state, ...rest } = filterOf({});
  expect(rest).toEqual({ myGroups: true });
  expect(state).toContain("OPEN");
});

test("asking for what is done lifts the filter by state", () => {
  expect(filterOf({ scope: "all", done: true })).toEqual({});
});
