import { expect, test } from "vitest";
import { difference } from "~/features/tables/model/diff";
import type { Row, Table } from "~/features/tables/model/table";

const table = (rows: Row[], inputs = [{ id: "x", label: "X" }]): Table => ({
  schema: "orderloom.table/1",
  key: "t",
  name: { en: "T" },
  inputs,
  outputs: [{ id: "y", label: "Y" }],
  rows,
});
const row = (id: string, when: string, then = "1"): Row => ({ id, when: [when], then: [then] });
const short = (before: Table, after: Table) => difference(before, after).rows.map((one) => `${one.change} ${one.id}`);

test("added, removed and changed rows are told apart", () => {
  const before = table([row("a", "1"), row("b", "2"), row("c", "3")]);
  const after = table([row("a", "1"), row("c", "4"), row("d", "5")]);
  expect(short(before, after)).toEqual(["removed b", "changed c", "added d"]);
  const found = difference(before, after);
  expect(found.rows[1]?.cells.get("when.0")).toEqual({ before: "3", after: "4" });
  expect(found.same).toBe(1);
});

test("a row that goes elsewhere has moved, and the others have not", () => {
  const rows = [row("a", "1"), row("b", "2"), row("c", "3"), row("d", "4")];
  expect(short(table(rows), table([rows[3]!, rows[0]!, rows[1]!, rows[2]!]))).toEqual(["moved d"]);
});

test("a missing field and its default are the same", () => {
  expect(short(table([row("a", "1")]), table([{ ...row("a", "1"), enabled: true, note: null }]))).toEqual([]);
});

test("cells are compared by the column's id, not its place", () => {
  const before = table([row("a", "1")]);
  const after = table([{ id: "a", when: ["9", "1"], then: ["1"] }], [{ id: "w", label: "W" }, { id: "x", label: "X" }]);
  expect([...difference(before, after).rows[0]!.cells]).toEqual([["when.0", { before: "", after: "9" }]]);
});
