import { expect, test } from "vitest";
import type { DraftLine } from "~/lib/draft";
import { isSmall, lineChanges } from "~/lib/draftChanges";

const line = (number: string, quantity = "1"): DraftLine => ({
  number, parent: null, offering: "x", quantity, siteId: null, contactId: null, characteristics: {},
});

test("lines that are as they were are not sent", () => {
  const before = [line("1"), line("2"), line("3")];
  expect(lineChanges(before, [line("1"), line("2", "4"), line("3"), line("4")])).toEqual({ add: [line("2", "4"), line("4")], remove: [] });
});

test("of what is gone only the topmost is named", () => {
  expect(lineChanges([line("1"), line("1.1"), line("1.1.1"), line("2"), line("2.1")], [line("2")])).toEqual({ add: [], remove: ["1", "2.1"] });
});

test("few lines, or most of many, are sent whole", () => {
  expect(isSmall({ add: [line("1")], remove: [] }, 20)).toBe(false);
  expect(isSmall({ add: [line("1")], remove: [] }, 2000)).toBe(true);
  expect(isSmall({ add: Array.from({ length: 1500 }, (_, at) => line(String(at))), remove: [] }, 2000)).toBe(false);
});
