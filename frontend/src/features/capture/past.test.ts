import { expect, test } from "vitest";
import { isPast } from "~/features/capture/past";

const now = new Date(2026, 10, 23, 0, 5);

test("yesterday is past, today and no day are not", () => {
  expect(["2026-11-22", "2026-11-23", "2026-11-24", "", null].map((day) => isPast(day, now))).toEqual([true, false, false, false, false]);
});
