import { describe, expect, it } from "vitest";
import type { Table } from "~/features/tables/model/table";
import { isEmpty, layOut } from "~/features/tables/versions/diffRows";
import type { DiffParts } from "~/features/tables/versions/queries";

const spec = (id: string) => ({ id, label: id, expression: id });
const table = (more: Partial<Table>): Table => ({
  schema: "orderloom.table/1", key: "t", name: { en: "T" }, inputs: [spec("a")], outputs: [spec("out")], rows: [], ...more,
});
const none = { added: [], removed: [], moved: [], changed: [] };
const same: DiffParts = { fields: [], inputs: none, outputs: none, rows: none, tests: none };

describe("what differs", () => {
  it("is laid out in the order of the newer table, with what each cell was", () => {
    const before = table({ rows: [{ id: "x", when: ["1"], then: ["5"] }, { id: "y", when: ["2"], then: ["6"] }, { id: "z", when: [null], then: ["7"] }] });
    const after = table({
      inputs: [spec("a"), spec("b")],
      rows: [{ id: "n", when: ["0", null], then: ["1"], note: "New" }, { id: "x", when: ["1", null], then: ["8"] }, { id: "z", when: [null, null], then: ["7"] }],
    });
    const laid = layOut(before, after, {
      ...same,
      inputs: { ...none, added: [{ id: "b" }] },
      rows: { added: [{ id: "n" }], removed: ["y"], moved: [{ id: "z" }], changed: [{ id: "x", field: "then", column: "out", old: "5", new: "8" }] },
    });
    expect(laid.columns.map(({ key, change }) => [key, change])).toEqual([["when:a", null], ["when:b", "added"], ["then:out", null], ["note", null]]);
    expect(laid.rows.map(({ id, kind, before: was, after: is }) => [id, kind, was, is])).toEqual([
      ["n", "added", null, 1], ["y", "removed", 2, null], ["x", "changed", 1, 2], ["z", "moved", 3, 3],
    ]);
    expect(laid.rows[2]?.cells.get("then:out")).toEqual({ before: "5", after: "8" });
    expect(laid.counts).toEqual({ added: 1, removed: 1, changed: 1, moved: 1 });
    expect(laid.same).toBe(0);
  });
  it("may be nothing at all", () => {
    expect(isEmpty(same)).toBe(true);
    expect(isEmpty({ ...same, tests: { ...none, removed: ["t1"] } })).toBe(false);
  });
});
