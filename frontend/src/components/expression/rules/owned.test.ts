import { expect, test } from "vitest";
import { type Owned, sampleOf, scopeWith } from "~/components/expression/rules/owned";

const name = (path: string, open = false) => ({ path, type: "context", open, values: [], label: path, help: null });
const speed: Owned = { key: "speed", name: { en: "Speed" }, value_type: "integer", default: "100", allowed: [{ value: 100 }] };
const tier: Owned = { key: "tier", value_type: "enum", allowed: [{ value: "gold" }, { value: "silver" }] };
const words = (one: Record<string, string> | undefined) => one?.["en"] ?? "";

test("characteristics stand below the record that has them", () => {
  const scope = { open: false, names: [name("line"), name("line.characteristics", true), name("order")] };
  const found = scopeWith(scope, { line: [speed, tier], target: [speed] }, words);
  expect(found.names.map(({ path, type, values }) => [path, type, values.join()])).toEqual([
    ["line", "context", ""],
    ["line.characteristics", "context", ""],
    ["line.characteristics.speed", "number", ""],
    ["line.characteristics.tier", "string", "gold,silver"],
    ["order", "context", ""],
  ]);
  expect(found.names[2]?.label).toBe("Speed");
});

test("a sample has defaults, else what may be chosen first", () => {
  expect(sampleOf({ line: [speed, tier, { key: "note" }] })).toEqual({
    line: { quantity: 1, action: "add", characteristics: { speed: 100, tier: "gold" } },
  });
  expect(sampleOf({ line: [] })).toBeNull();
});
