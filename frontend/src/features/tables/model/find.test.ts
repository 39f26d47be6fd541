import { expect, test } from "vitest";
import { hitsIn, nextHit, replaceHits, rowsHolding } from "~/features/tables/model/find";
import { columnsOf } from "~/features/tables/model/table";
import { row, tableOf } from "~/features/tables/model/testing";

const { rows } = tableOf(row("a", '"Fibre"', "1"), row("b", '"mobile"', "2"), { ...row("c", '"fibre"', "3"), note: "fibre 1" });
const columns = columnsOf(tableOf(), false);
const shown = [0, 1, 2];
const fibre = { text: "fibre", matchCase: false };

test("hits come row by row, in the rows that are shown", () => {
  expect(hitsIn(rows, shown, columns, fibre)).toEqual([{ row: 0, col: 1 }, { row: 2, col: 1 }, { row: 2, col: 3 }]);
  expect(hitsIn(rows, [1, 2], columns, { ...fibre, matchCase: true })).toEqual([{ row: 1, col: 1 }, { row: 1, col: 3 }]);
  expect(hitsIn(rows, shown, columns, { text: "", matchCase: false })).toEqual([]);
});

test("next and previous go round", () => {
  const hits = hitsIn(rows, shown, columns, fibre);
  expect(nextHit(hits, { row: 0, col: 1 }, false)).toEqual({ row: 2, col: 1 });
  expect(nextHit(hits, { row: 2, col: 3 }, false)).toEqual({ row: 0, col: 1 });
  expect(nextHit(hits, { row: 0, col: 0 }, true)).toEqual({ row: 2, col: 3 });
  expect(nextHit([], { row: 0, col: 0 }, true)).toBeNull();
});

test("what is found is replaced as it is written, signs and all", () => {
  const next = replaceHits(rows, shown, columns, hitsIn(rows, shown, columns, fibre), fibre, "$& (x)");
  expect([next[0]?.when[0], next[1] === rows[1], next[2]?.note]).toEqual(['"$& (x)"', true, "$& (x) 1"]);
  expect(replaceHits(rows, [2], columns, [{ row: 0, col: 1 }], { text: '"f', matchCase: true }, '"F')[2]?.when[0]).toBe('"Fibre"');
});

test("a filter wants all words, wherever they stand in the row", () => {
  expect([...rowsHolding(rows, columns, "FIBRE 3")]).toEqual(["c"]);
  expect(rowsHolding(rows, columns, "").size).toBe(3);
});
