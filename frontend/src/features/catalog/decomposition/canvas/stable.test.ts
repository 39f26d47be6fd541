import { expect, test } from "vitest";
import { kept } from "~/features/catalog/decomposition/canvas/useStable";

const one = (id: string, x: number) => ({ id, position: { x, y: 0 }, data: { wrong: 0, mappings: [] as number[] } });

test("what looks as before stays the same object", () => {
  const before = [one("a", 0), one("b", 0)];
  const after = kept(before, [one("a", 0), one("b", 5)]);
  expect([after[0] === before[0], after[1] === before[1], after[1]?.position.x]).toEqual([true, false, 5]);
  expect(kept(before, [one("a", 0), one("b", 0)])).toBe(before);
  expect(kept(before, [one("a", 0)])).toHaveLength(1);
});
