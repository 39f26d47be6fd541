import { describe, expect, it } from "vitest";
import { applyFix, overlapFixes, unreachableFixes } from "~/features/tables/panels/problems/fixes";
import { contains, readTest, testText, type TestSet, without } from "~/features/tables/panels/problems/unary";
import type { Row, Table } from "~/features/tables/model/table";

const set = (text: string | null) => readTest(text) as TestSet;
const left = (from: string | null, taken: string | null) => {
  const found = without(set(from), set(taken));
  return found && testText(found);
};

describe("plain sets", () => {
  it("are read and written back", () => {
    for (const text of ["< 5", ">= 5", "[1..10)", "(1..10]", '"a"', '"a", "b"', 'not("a")', "7", '[@"2026-01-01"..@"2026-02-01")']) {
      expect(testText(set(text))).toBe(text);
    }
    expect(set("-")).toEqual({ kind: "any" });
    expect(readTest("> order.total")).toBeNull();
    expect(readTest("not(< 5)")).toBeNull();
  });
  it("contain one another", () => {
    expect(contains(set("< 50"), set("[1..10]"))).toBe(true);
    expect(contains(set("< 10"), set("[1..10]"))).toBe(false);
    expect(contains(set('not("a")'), set('"b"'))).toBe(true);
    expect(contains(set('"a", "b"'), set('not("c")'))).toBe(false);
  });
  it("are cut where one piece is left", () => {
    expect(left("[40..100)", "< 50")).toBe("[50..100)");
    expect(left("[1..10]", "[10..20]")).toBe("[1..10)");
    expect(left(null, "< 50")).toBe(">= 50");
    expect(left("[0..100]", "[10..20]")).toBeNull();
    expect(left("[1..10]", "< 20")).toBeNull();
    expect(left('"a", "b"', '"b"')).toBe('"a"');
    expect(left(null, '"a"')).toBe('not("a")');
    expect(left('not("a")', '"b"')).toBe('not("a", "b")');
    expect(left("< 5", "> 9")).toBeNull();
  });
});

const row = (id: string, when: Row["when"], more: Partial<Row> = {}): Row => ({ id, when, then: ["1"], ...more });
const table = (rows: Row[], more: Partial<Table> = {}): Table => ({
  schema: "orderloom.table/1",
  key: "t",
  name: { en: "T" },
  hit_policy: "UNIQUE",
  inputs: [{ id: "kind", label: "Kind", expression: "kind" }, { id: "users", label: "Users", expression: "users" }],
  outputs: [{ id: "fee", label: "Fee" }],
  rows,
  ...more,
});

describe("fixes", () => {
  it("cut the later row where it lies within the other columns of the earlier", () => {
    const given = table([row("a", ['"office"', "< 50"]), row("b", ['"office"', "[40..100)"], { then: ["2"] })]);
    const [fix] = overlapFixes(given, ["a", "b"]);
    expect(fix).toEqual({ kind: "narrow", row: "b", column: "users", text: "[50..100)" });
    expect(applyFix(given, fix!).rows[1]?.when).toEqual(['"office"', "[50..100)"]);
  });
  it("cut the earlier row where only that loses nothing", () => {
    const given = table([row("a", ['"office"', null]), row("b", ['"office"', "> 9"])]);
    expect(overlapFixes(given, ["b", "a"])[0]).toEqual({ kind: "narrow", row: "a", column: "users", text: "<= 9" });
  });
  it("cut nothing where other values would be lost, and offer a hit policy instead", () => {
    const given = table([row("a", ['"office", "shop"', "< 50"]), row("b", ['"shop", "home"', "[40..100)"])]);
    expect(overlapFixes(given, ["a", "b"]).map((fix) => fix.kind)).toEqual(["hit", "off"]);
    expect(applyFix(given, { kind: "hit", policy: "FIRST" }).hit_policy).toBe("FIRST");
  });
  it("take a duplicate out", () => {
    const given = table([row("a", ['"x"', null]), row("b", ['"x"', "-"])]);
    expect(overlapFixes(given, ["a", "b"])[0]).toEqual({ kind: "delete", row: "b" });
    expect(applyFix(given, { kind: "delete", row: "b" }).rows.map((one) => one.id)).toEqual(["a"]);
  });
  it("move a row that is never reached above what covers it", () => {
    const given = table([row("a", [null, null]), row("b", ['"x"', null])], { hit_policy: "FIRST" });
    const [fix] = unreachableFixes(given, "b", ["a"]);
    expect(applyFix(given, fix!).rows.map((one) => one.id)).toEqual(["b", "a"]);
  });
  it("leave a table alone whose rows are gone", () => {
    const given = table([row("a", [null, null])]);
    expect(applyFix(given, { kind: "off", row: "z" })).toBe(given);
    expect(applyFix(given, { kind: "move", row: "a", above: "z" })).toBe(given);
  });
});
