import { expect, test } from "vitest";
import { clearCells, deleteRows, duplicateRows, fillColumns, fillRows, moveRows, setCell, setCells, toggleRows } from "~/features/tables/model/edits";
import { cellText, columnsOf, type Row, type Table, withCell } from "~/features/tables/model/table";

const row = (id: string, ...cells: (string | null)[]): Row => ({ id, when: cells.slice(0, -1), then: cells.slice(-1) });
const table: Table = {
  schema: "orderloom.table/1",
  key: "who",
  name: { en: "Who" },
  inputs: [{ id: "segment", label: "Segment", type: "string", allowed: ['"home"', '"firm"'] }, { id: "total", label: "Total" }],
  outputs: [{ id: "approver", label: "Approver" }],
  rows: [row("a", '"home"', "< 500", '"auto"'), row("b", null, null, '"agent"'), row("c", null, ">= 9", '"boss"')],
};
const columns = columnsOf(table, false);
const ids = (rows: readonly Row[]) => rows.map((one) => one.id).join("");

test("columns are: on, inputs, outputs, note", () => {
  expect(columns.map((column) => column.key)).toEqual(["enabled", "when.0", "when.1", "then.0", "note"]);
});

test("a cell takes its text, and a dash or blank means anything", () => {
  const rows = setCell(table.rows, 0, columns[2]!, " - ");
  expect(rows[0]?.when).toEqual(['"home"', null]);
  expect(table.rows[0]?.when).toEqual(['"home"', "< 500"]);
});

test("days are taken as spreadsheets show them, and what is no day is left out", () => {
  const from = columnsOf(table, true).find((column) => column.part === "valid_from")!;
  const typed = (text: string) => withCell(table.rows[0]!, from, text).valid_from;
  expect(["2026-12-31", "31/12/2026", "1.2.2026", "2026-02-31x", "soon"].map(typed)).toEqual(["2026-12-31", "2026-12-31", "2026-02-01", undefined, undefined]);
  expect(withCell({ ...table.rows[0]!, valid_from: "2026-01-01" }, from, "").valid_from).toBeNull();
});

test("a bare word gets quotes when the column lists it as a text", () => {
  expect(withCell(table.rows[1]!, columns[1]!, "firm").when[0]).toBe('"firm"');
  expect(withCell(table.rows[1]!, columns[1]!, "region").when[0]).toBe("region");
});

test("an edit that changes nothing gives the same rows", () => {
  expect(setCell(table.rows, 1, columns[1]!, "")).toBe(table.rows);
  expect(setCells(table.rows, [0, 2], [columns[4]!], "")).toBe(table.rows);
  expect(moveRows(table.rows, [0], 1)).toBe(table.rows);
});

test("a row is switched off by its first cell", () => {
  expect(setCell(table.rows, 0, columns[0]!, "off")[0]?.enabled).toBe(false);
  expect(cellText(table.rows[0]!, columns[0]!)).toBe("true");
});

test("copies go right below the rows that they copy", () => {
  let next = 0;
  expect(ids(duplicateRows(table.rows, [0, 1], () => String(next++)))).toBe("ab01c");
});

test("rows move before another one and stay together", () => {
  expect(ids(moveRows(table.rows, [0, 1], 3))).toBe("cab");
  expect(ids(moveRows(table.rows, [1, 2], 0))).toBe("bca");
  expect(ids(moveRows(table.rows, [0, 2], 3))).toBe("bac");
});

test("deleting takes just these rows away", () => {
  expect(ids(deleteRows(table.rows, [0, 2]))).toBe("b");
});

test("toggling switches a mixed choice on, and one that is on off", () => {
  const off = toggleRows(table.rows, [0, 1]);
  expect(off.map((one) => one.enabled)).toEqual([false, false, undefined]);
  expect(toggleRows(off, [1, 2]).map((one) => one.enabled)).toEqual([false, true, undefined]);
});

test("clearing leaves what is around, and whether a row is on", () => {
  const rows = clearCells(table.rows, [0], columns.slice(0, 3));
  expect(rows[0]).toEqual({ id: "a", when: [null, null], then: ['"auto"'] });
  expect(rows[1]).toBe(table.rows[1]);
});

test("filling repeats rows downwards and columns to the right", () => {
  expect(fillRows(table.rows, [0], [1, 2], [columns[2]!]).map((one) => one.when[1])).toEqual(["< 500", "< 500", "< 500"]);
  expect(fillRows(table.rows, [0, 1], [2], [columns[3]!])[2]?.then[0]).toBe('"auto"');
  expect(fillColumns(table.rows, [0], [columns[1]!], [columns[2]!, columns[4]!])[0]).toEqual({ ...row("a", '"home"', '"home"', '"auto"'), note: '"home"' });
});
