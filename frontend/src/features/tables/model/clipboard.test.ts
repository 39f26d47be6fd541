import { expect, test } from "vitest";
import { blockText, parseBlock, pasteBlock } from "~/features/tables/model/clipboard";
import { columnsOf, type Table } from "~/features/tables/model/table";

const table: Table = {
  schema: "orderloom.table/1",
  key: "rank",
  name: { en: "Rank" },
  inputs: [{ id: "category", label: "Category" }],
  outputs: [{ id: "rank", label: "Rank" }],
  rows: [
    { id: "a", when: ['"fibre"'], then: ["1"] },
    { id: "b", when: [null], then: ["2"] },
  ],
};
const columns = columnsOf(table, false);
const newId = () => "new";

test("a spreadsheet's block is read by tabs and line ends", () => {
  expect(parseBlock("a\tb\r\n\td\r\n")).toEqual([["a", "b"], ["", "d"]]);
});

test("texts keep their quotes, fields with line ends lose the spreadsheet's", () => {
  expect(parseBlock('"fibre"\t1\n"one\ntwo ""x"""\t2')).toEqual([['"fibre"', "1"], ['one two "x"', "2"]]);
});

test("what is copied can be pasted back", () => {
  const text = blockText(table.rows, columns, { top: 0, bottom: 1, left: 1, right: 2 });
  expect(text).toBe('"fibre"\t1\n\t2');
  const { rows } = pasteBlock(table, columns, { top: 0, bottom: 0, left: 1, right: 1 }, parseBlock(text), newId);
  expect(rows).toEqual(table.rows);
});

test("a block that is longer than the table adds rows, and what is too wide is counted", () => {
  const pasted = pasteBlock(table, columns, { top: 1, bottom: 1, left: 2, right: 2 }, [["7"], ["8", "why", "lost"]], newId);
  expect(pasted.rows.map((row) => row.then[0])).toEqual(["1", "7", "8"]);
  expect(pasted.rows[2]).toEqual({ id: "new", when: [null], then: ["8"], note: "why" });
  expect(pasted.leftOut).toBe(1);
  expect(pasted.block).toEqual({ top: 1, bottom: 2, left: 2, right: 3 });
});

test("one cell fills the whole selection", () => {
  const { rows } = pasteBlock(table, columns, { top: 0, bottom: 1, left: 2, right: 2 }, [["5"]], newId);
  expect(rows.map((row) => row.then[0])).toEqual(["5", "5"]);
});
