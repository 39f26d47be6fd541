import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { latest } from "~/lib/latest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first value passes at once, and of a burst only the last one later", () => {
  const seen: number[] = [];
  const stream = latest<number>((value) => seen.push(value), 500);
  for (const value of [1, 2, 3, 4]) stream.next(value);
  expect(seen).toEqual([1]);
  vi.advanceTimersByTime(500);
  expect(seen).toEqual([1, 4]);
  vi.advanceTimersByTime(500);
  stream.next(5);
  expect(seen).toEqual([1, 4, 5]);
});

test("nothing comes after it was stopped", () => {
  const seen: number[] = [];
  const stream = latest<number>((value) => seen.push(value), 500);
  stream.next(1);
  stream.next(2);
  stream.stop();
  vi.advanceTimersByTime(2000);
  expect(seen).toEqual([1]);
});
