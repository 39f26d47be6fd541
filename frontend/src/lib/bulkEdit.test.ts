import { expect, test } from "vitest";
import { changeMany } from "~/lib/bulkEdit";
import type { DraftLine } from "~/lib/draft";

const line = (number: string, characteristics: Record<string, unknown> = {}): DraftLine => ({
  number, parent: number.includes(".") ? "1" : null, offering: "o", quantity: "1", siteId: null, contactId: null, characteristics,
});

test("many lines are changed together, and no others", () => {
  const lines = [line("1"), line("1.1", { speed: 10 }), line("2"), line("3", { speed: 20 })];
  const changed = changeMany(lines, new Set(["1", "2"]), {
    quantity: "4", siteId: "s", requestedCompletion: "2026-12-01T00:00:00Z", answer: { name: "speed", value: 50 },
  });
  expect(changed.map(({ number, quantity, siteId, characteristics }) => [number, quantity, siteId, characteristics["speed"]])).toEqual([
    ["1", "4", "s", undefined],
    ["1.1", "1", "s", 50],
    ["2", "4", "s", 50],
    ["3", "1", null, 20],
  ]);
  expect(changed[1]?.requestedCompletion).toBe("2026-12-01T00:00:00Z");
  expect(changed[3]).toBe(lines[3]);
});
