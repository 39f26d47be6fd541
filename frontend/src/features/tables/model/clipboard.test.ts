import { expect, test } from "vitest";
import { cellsOf, fromKeyboard, fromSpreadsheet, htmlText, parseBlock, pasteCells, plainText } from "~/features/tables/model/clipboard";
import { columnsOf, type Table } from "~/features/tables/model/table";

const table: Table = {
  schema: "orderloom.table/1",
  key: "rank",
  name: { en: "Rank" },
  inputs: [{ id: "category", label: "Category", type: "string" }],
  outputs: [{ id: "rank", label: "Rank", type: "number" }],
  rows: [
    { id: "a", when: ['"fibre"'], then: ["1"] },
    { id: "b", when: [null], then: ["2"] },
  ],
};
const columns = columnsOf(table, false);
const shown = [0, 1];
const newId = () => "new";
const into = (selection: { top: number; bottom: number; left: number; right: number }, cells: string[][]) =>
  pasteCells({ table, columns, shown, selection }, cells, newId);

test("a spreadsheet's block is read by tabs and line ends", () => {
  expect(parseBlock("a\tb\r\n\td\r\n")).toEqual([["a", "b"], ["", "d"]]);
});

test("texts keep their quotes, fields with line ends lose the spreadsheet's", () => {
  expect(parseBlock('"fibre"\t1\n"one\ntwo ""x"""\t2')).toEqual([['"fibre"', "1"], ['one two "x"', "2"]]);
});

test("what is copied can be pasted back, and spreadsheets get their quotes as text", () => {
  const cells = cellsOf(table.rows, shown, columns.slice(1, 3));
  expect(plainText(cells)).toBe('"fibre"\t1\n\t2');
  expect(plainText([["a\tb", 'c "d"\ne']])).toBe('"a\tb"\t"c ""d""\ne"');
  expect(htmlText([['"a"', "< 1"]])).toContain("&quot;a&quot;</td>");
  expect(into({ top: 0, bottom: 0, left: 1, right: 1 }, parseBlock(plainText(cells))).rows).toBe(table.rows);
});

test("a block that is longer than the table adds rows, and what is too wide is counted", () => {
  const pasted = into({ top: 1, bottom: 1, left: 2, right: 2 }, [["7"], ["8", "why", "lost"]]);
  expect(pasted.rows.map((row) => row.then[0])).toEqual(["1", "7", "8"]);
  expect(pasted.rows[2]).toEqual({ id: "new", when: [null], then: ["8"], note: "why" });
  expect([pasted.leftOut, pasted.block]).toEqual([1, { top: 1, bottom: 2, left: 2, right: 3 }]);
});

test("one cell fills the whole selection, a block those that are a multiple of it", () => {
  expect(into({ top: 0, bottom: 1, left: 2, right: 2 }, [["5"]]).rows.map((row) => row.then[0])).toEqual(["5", "5"]);
  expect(into({ top: 0, bottom: 1, left: 1, right: 2 }, [["x", "9"]]).rows.map((row) => [row.when[0], row.then[0]])).toEqual([["x", "9"], ["x", "9"]]);
  expect(into({ top: 0, bottom: 0, left: 2, right: 3 }, [["1"], ["2"], ["3"]]).rows).toHaveLength(3);
});

test("only the rows that are shown are written to", () => {
  const { rows } = pasteCells({ table, columns, shown: [1], selection: { top: 0, bottom: 0, left: 2, right: 2 } }, [["9"]], newId);
  expect(rows.map((row) => row.then[0])).toEqual(["1", "9"]);
});

test("bare words of a spreadsheet become texts in a column of texts only", () => {
  const [, category, rank] = columns as [never, (typeof columns)[0], (typeof columns)[0]];
  expect(["fibre", "São Paulo 2", '"x"', "null", "-", 'not("a")', "a.b", ""].map((text) => fromSpreadsheet(text, category))).toEqual([
    '"fibre"', '"São Paulo 2"', '"x"', "null", "-", 'not("a")', "a.b", "",
  ]);
  expect(fromSpreadsheet("fibre", rank)).toBe("fibre");
});

test("bare words that are typed become texts, one or several, but a name that the table reads stays a name", () => {
  const texts = { ...table, inputs: [{ id: "action", label: "Action", expression: "action", type: "string" }] };
  const [, action, rank] = columnsOf(texts, false) as [never, (typeof columns)[0], (typeof columns)[0]];
  const typed = (text: string) => fromKeyboard(text, action, texts);
  expect(["add", " add , São Paulo 2", '"add"', "action", "line.action", "not(add)", "add, <5", "-", "", "true"].map(typed)).toEqual([
    '"add"', '"add", "São Paulo 2"', '"add"', "action", "line.action", "not(add)", "add, <5", "-", "", "true",
  ]);
  expect(fromKeyboard("small", rank, texts)).toBe("small");
});
