import { expect, test } from "vitest";
import { stageOf } from "~/features/portal/stage";

test("a submitted order was received and is being checked", () => {
  expect(stageOf("SUBMITTED", true)).toEqual({ stage: 1, ended: false });
});

test("a completed order has every step behind it", () => {
  expect(stageOf("COMPLETED", true)).toEqual({ stage: 5, ended: false });
});

test("a draft that was canceled ended before it was received", () => {
  expect(stageOf("CANCELED", false)).toEqual({ stage: 0, ended: true });
});

test("an order on hold is still being set up", () => {
  expect(stageOf("ON_HOLD", true)).toEqual({ stage: 3, ended: false });
});
