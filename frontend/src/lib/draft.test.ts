import { describe, expect, test } from "vitest";
import { addOffering, answer, changeLine, fromSaved, nextNumber, placeLine, removeLine, restored, type Sellable, setChildCount, toInput } from "~/lib/draft";

const voice: Sellable = { key: "voice", characteristics: [{ name: "number", default: null, configurable: true, fulfillmentOnly: false }] };
const router: Sellable = { key: "router", characteristics: [] };
const bundle: Sellable = {
  key: "triple-play",
  characteristics: [
    { name: "speed", default: 500, configurable: true, fulfillmentOnly: false },
    { name: "port", default: "A1", configurable: true, fulfillmentOnly: true },
  ],
  children: [
    { minimum: 1, default: 1, maximum: 2, offering: voice },
    { minimum: 0, default: 0, maximum: 1, offering: router },
  ],
};

describe("lines of a draft", () => {
  test("a bundle comes with its default children and with the defaults that capture may set", () => {
    const lines = addOffering([], bundle, null, "site-1");
    expect(lines.map(({ number, parent, offering, siteId }) => [number, parent, offering, siteId])).toEqual([
      ["1", null, "triple-play", "site-1"],
      ["1.1", "1", "voice", "site-1"],
    ]);
    expect(lines[0]?.characteristics).toEqual({ speed: 500 });
  });

  test("the count of a child stays within the limits of its bundle", () => {
    const lines = addOffering([], bundle);
    const [root] = lines;
    const child = bundle.children?.[0];
    if (!root || !child) throw new Error("the bundle lost its child");
    expect(setChildCount(lines, root, child, 9).map((line) => line.number)).toEqual(["1", "1.1", "1.2"]);
    expect(setChildCount(lines, root, child, 0).map((line) => line.number)).toEqual(["1", "1.1"]);
  });

  test("a line leaves with all that hangs under it, and its number is not confused with a longer one", () => {
    let lines = Array.from({ length: 10 }).reduce<ReturnType<typeof addOffering>>((all) => addOffering(all, voice), []);
    lines = addOffering(lines, router, "1");
    expect(removeLine(lines, "1").map((line) => line.number)).toEqual(["2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect(nextNumber(lines, null)).toBe("11");
  });

  test("a site chosen for a bundle is the site of its children", () => {
    expect(placeLine(addOffering([], bundle), "1", "site-2").map((line) => line.siteId)).toEqual(["site-2", "site-2"]);
  });

  test("blank answers are not sent", () => {
    const lines = answer(answer(addOffering([], voice), "1", "number", ""), "1", "port_in", false);
    expect(toInput(lines)[0]?.characteristics).toEqual([{ name: "port_in", value: false }]);
  });

  test("a saved draft comes back with parents by number and lines in order", () => {
    const saved = ["10", "9", "9.1"].map((number) => ({
      id: `id-${number}`,
      number,
      parentId: number === "9.1" ? "id-9" : null,
      offering: { key: "voice" },
      quantity: "1",
      site: null,
      contact: null,
      characteristics: [],
    }));
    expect(fromSaved(saved).map(({ number, parent }) => [number, parent])).toEqual([["9", null], ["9.1", "9"], ["10", null]]);
  });

  test("a product that was taken out comes back with its parts, and what was changed meanwhile stays", () => {
    const before = addOffering(addOffering([], bundle), router);
    const after = changeLine(removeLine(before, "1"), "2", { quantity: "7" });
    expect(restored(after, before).map(({ number, quantity }) => [number, quantity])).toEqual([
      ["1", "1"],
      ["1.1", "1"],
      ["2", "7"],
    ]);
  });
});
