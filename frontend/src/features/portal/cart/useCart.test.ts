import { describe, expect, it } from "vitest";
import { alone, joined, replaced } from "~/features/portal/cart/useCart";
import type { DraftLine } from "~/lib/draft";

const line = (number: string, parent: string | null): DraftLine => ({
  number, parent, offering: "x", quantity: "1", siteId: null, contactId: null, characteristics: {},
});

describe("the cart", () => {
  it("takes what was configured behind what is there, with its parts", () => {
    const there = [line("1", null), line("1.1", "1")];
    const added = [line("1", null), line("1.1", "1"), line("1.1.2", "1.1")];
    expect(joined(there, added).map(({ number, parent }) => [number, parent])).toEqual([
      ["1", null], ["1.1", "1"], ["2", null], ["2.1", "2"], ["2.1.2", "2.1"],
    ]);
  });
  it("gives a product out to be chosen anew, and takes it back in its place", () => {
    const there = [line("1", null), line("2", null), line("2.1", "2"), line("3", null)];
    const out = alone(there, "2");
    expect(out.map(({ number, parent }) => [number, parent])).toEqual([["1", null], ["1.1", "1"]]);
    const back = replaced(there, "2", [...out, line("1.2", "1")]);
    expect(back.map(({ number, parent }) => [number, parent])).toEqual([["1", null], ["2", null], ["2.1", "2"], ["2.2", "2"], ["3", null]]);
  });
  it("begins with one", () => {
    expect(joined([], [line("1", null)]).map(({ number }) => number)).toEqual(["1"]);
  });
});
