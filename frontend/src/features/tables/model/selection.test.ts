import { expect, test } from "vitest";
import { blockOf, chosenBlock, edgeFrom, kept, onward, single } from "~/features/tables/model/selection";

const filled = (at: number) => [true, true, true, false, false, true, false].at(at) === true;
const size = { rows: 4, cols: 3 };

test("a head stands for its whole row or column, the corner for everything", () => {
  expect(blockOf({ at: { row: 1, col: -1 }, start: { row: 1, col: -1 }, end: { row: 2, col: -1 } }, size)).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
  expect(blockOf(single({ row: -1, col: 1 }), size)).toEqual({ top: 0, bottom: 3, left: 1, right: 1 });
  expect(blockOf(single({ row: -1, col: -1 }), size)).toEqual({ top: 0, bottom: 3, left: 0, right: 2 });
});

test("a selection stays within what is there", () => {
  expect(kept(chosenBlock({ top: 2, bottom: 9, left: 0, right: 9 }), { rows: 3, cols: 2 }).end).toEqual({ row: 2, col: 1 });
  expect(kept(single({ row: 0, col: 0 }), { rows: 0, cols: 2 }).at).toEqual({ row: -1, col: 0 });
});

test("Tab goes on in the next line and leaves at the ends, Enter goes down", () => {
  expect(onward(single({ row: 0, col: 2 }), size, "row", 1)?.at).toEqual({ row: 1, col: 0 });
  expect(onward(single({ row: 1, col: 0 }), size, "row", -1)?.at).toEqual({ row: 0, col: 2 });
  expect(onward(single({ row: 3, col: 2 }), size, "row", 1)).toBeNull();
  expect(onward(single({ row: 0, col: 0 }), size, "row", -1)).toBeNull();
  expect(onward(single({ row: 3, col: 2 }), size, "col", 1)?.at).toEqual({ row: 3, col: 2 });
});

test("in a block both go round", () => {
  const block = chosenBlock({ top: 0, bottom: 1, left: 1, right: 2 });
  const tabbed = onward({ ...block, at: { row: 0, col: 2 } }, size, "row", 1);
  expect([tabbed?.at, tabbed?.end]).toEqual([{ row: 1, col: 1 }, { row: 1, col: 2 }]);
  expect(onward({ ...block, at: { row: 1, col: 1 } }, size, "col", 1)?.at).toEqual({ row: 0, col: 2 });
  expect(onward(block, size, "row", -1)?.at).toEqual({ row: 1, col: 2 });
});

test("Ctrl and an arrow go to the end of a run, else to the next filled cell, else to the edge", () => {
  expect([0, 2, 5].map((from) => edgeFrom(filled, from, 1, 6))).toEqual([2, 5, 6]);
  expect([6, 5, 2].map((from) => edgeFrom(filled, from, -1, 6))).toEqual([5, 2, 0]);
  expect(edgeFrom(filled, 6, 1, 6)).toBe(6);
});
