import { expect, test } from "vitest";
import { changeColumn, deleteColumns, duplicateColumn, freeId, idFrom, insertColumn, listFrom, moveColumn } from "~/features/tables/model/columns";
import { row, tableOf } from "~/features/tables/model/testing";

const table = tableOf(row("a", "1", "2"), row("b", "3", "4"));
const spec = { id: "z", label: "Z", expression: "line.z" };

test("a new column has an empty cell in every row", () => {
  const next = insertColumn(table, { part: "when", index: 0 }, spec);
  expect(next.inputs.map(({ id }) => id)).toEqual(["z", "x"]);
  expect(next.rows.map((one) => one.when)).toEqual([[null, "1"], [null, "3"]]);
});

test("a copy of a column has its cells", () => {
  const next = duplicateColumn(table, { part: "then", index: 0 }, spec);
  expect([next.outputs.map(({ id }) => id), next.rows[1]?.then]).toEqual([["y", "z"], ["4", "4"]]);
});

test("cells move with their column, and stay on their side of the table", () => {
  const wide = insertColumn(table, { part: "when", index: 1 }, spec);
  expect(moveColumn(wide, { part: "when", index: 0 }, 1).rows[0]?.when).toEqual([null, "1"]);
  expect(moveColumn(wide, { part: "when", index: 1 }, 2)).toBe(wide);
});

test("columns go with their cells, except the last output", () => {
  const next = deleteColumns(table, [{ part: "when", index: 0 }, { part: "then", index: 0 }]);
  expect([next.inputs, next.outputs.length, next.rows[0]?.when, next.rows[0]?.then]).toEqual([[], 1, [], ["2"]]);
});

test("an output that is called otherwise is so in the tests", () => {
  const tested = { ...table, tests: [{ id: "t", name: "T", input: {}, expected: { outputs: { y: 1 } } }] };
  expect(changeColumn(tested, { part: "then", index: 0 }, { id: "rank", label: "R" }).tests?.[0]?.expected).toEqual({ outputs: { rank: 1 } });
});

test("ids come from labels, and are free", () => {
  expect(idFrom("Região & país (2)")).toBe("regiao_pais_2");
  expect([freeId(table, "X"), freeId(table, "Other"), freeId(table, "")]).toEqual(["x_2", "other", "column"]);
});

test("allowed values are read one by one", () => {
  expect(listFrom('"a, b", "c"\n[1..5], not("d", "e")\n\n>= 3')).toEqual(['"a, b"', '"c"', "[1..5]", 'not("d", "e")', ">= 3"]);
});
