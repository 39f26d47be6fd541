import { expect, test } from "vitest";
import { entityOf, placeWords } from "~/features/catalog/findings/where";

const reader = { field: (name: string) => `<${name}>`, words: (words: Record<string, string> | undefined) => words?.["en"] ?? "", specification: (key: string) => key.toUpperCase() };

test("a path of the whole catalog begins with the entity", () => {
  expect([entityOf(["decompositions", "guard", "edges", "3"]), entityOf(["edges", "3", "rule"]), entityOf([])]).toEqual([{ section: "decompositions", key: "guard", rest: ["edges", "3"] }, null, null]);
});

test("lines of a graph are told by their ends", () => {
  const content = { nodes: [{ specification: "a" }], edges: [{ source: "a", target: "b", type: "requires" }], mappings: [] };
  expect(placeWords("decompositions", content, ["edges", "0", "rule"], reader)).toBe("A → B · <rule>");
  expect(placeWords("decompositions", content, ["nodes", "0", "specification"], reader)).toBe("A");
  expect(placeWords("decompositions", content, ["edges", "7", "rule"], reader)).toBe("<edges> · 8 · <rule>");
});

test("what stands in a list is told by its name, else by its place", () => {
  const content = { characteristics: [{ key: "seats", name: { en: "Seats" } }], prices: [{}] };
  expect(placeWords("specifications", content, ["characteristics", "0", "default"], reader)).toBe("<characteristics> · Seats · <default>");
  expect(placeWords("offerings", content, ["prices", "0", "amount"], reader)).toBe("<prices> · 1 · <amount>");
});
