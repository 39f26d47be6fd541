import { describe, expect, it } from "vitest";
import { isOver, stageTones, stageWords, wayOf } from "~/features/portal/orders/stage";

describe("where an order stands", () => {
  it("has words and a tone for every stage", () => {
    expect(Object.keys(stageWords).toSorted()).toEqual(Object.keys(stageTones).toSorted());
  });
  it("goes forward, and ends where it ends", () => {
    expect(wayOf("CHECKING")).toEqual({ at: 1, ended: false });
    expect(wayOf("WORKING")).toEqual({ at: 3, ended: false });
    expect(wayOf("DONE")).toEqual({ at: 5, ended: false });
    expect(wayOf("REFUSED")).toEqual({ at: 1, ended: true });
    expect([isOver("DONE"), isOver("CANCELED"), isOver("PAUSED")]).toEqual([true, true, false]);
  });
});
