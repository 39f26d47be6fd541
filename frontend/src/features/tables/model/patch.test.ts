import { expect, test } from "vitest";
import { type Operation, patchBetween } from "~/features/tables/model/patch";
import type { Row, Table } from "~/features/tables/model/table";
import { row, tableOf, widened } from "~/features/tables/model/testing";

const [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map((id) => row(id)) as [Row, Row, Row, Row, Row];

/** As the server does it. */
function patched(table: Table, operations: readonly Operation[]): Table {
  const result = structuredClone(table) as unknown as Record<string, unknown> & { rows: Row[] };
  for (const one of operations) {
    const [, field = "", at, part] = one.path.split("/");
    if (at === undefined) result[field] = (one as { value: unknown }).value;
    else if (one.op === "test") expect(result.rows[Number(at)]?.[part as keyof Row]).toEqual(one.value);
    else if (one.op === "remove") result.rows.splice(Number(at), 1);
    else result.rows.splice(Number(at), one.op === "replace" ? 1 : 0, one.value as Row);
  }
  return result as unknown as Table;
}

test.each<[string, Row[], Row[]]>([
  ["a changed cell", [a, b, c], [a, row("b", "x"), c]],
  ["two changed rows far apart", [a, b, c, d, e], [row("a", "x"), b, c, d, row("e", "x")]],
  ["rows added in the middle and at the end", [a, c], [a, b, c, d]],
  ["rows removed", [a, b, c, d], [b, d]],
  ["a row moved down", [a, b, c, d], [b, c, a, d]],
  ["a row moved up, one changed, one added, one removed", [a, b, c, d], [d, a, row("c", "x"), e]],
  ["nothing left", [a, b], []],
])("%s arrives", (_what, before, after) => {
  const wanted = tableOf(...after);
  expect(patched(tableOf(...before), patchBetween(tableOf(...before), wanted))).toEqual(wanted);
});

test("what is the same costs nothing, one cell is one small operation that makes sure of its row", () => {
  expect(patchBetween(tableOf(a, b), tableOf(a, b))).toEqual([]);
  expect(patchBetween(tableOf(a, b), tableOf(a, row("b", "x")))).toEqual([
    { op: "test", path: "/rows/1/id", value: "b" },
    { op: "replace", path: "/rows/1", value: row("b", "x") },
  ]);
});

test("columns, tests and the hit policy arrive, and defaults need not be there", () => {
  const before = tableOf(a, b);
  const after: Table = { ...widened(before), hit_policy: "FIRST", tests: [{ id: "t", name: "T", input: {}, expected: { matched: ["a"] } }] };
  expect(patched(before, patchBetween(before, after))).toEqual(after);
  expect(patchBetween({ ...before, hit_policy: "FIRST", tests: [] }, before)).toEqual([
    { op: "add", path: "/hit_policy", value: "UNIQUE" },
    { op: "add", path: "/tests", value: [] },
  ]);
});

test("the first rows are sent as a list: a table without rows may be stored without one", () => {
  expect(patchBetween(tableOf(), tableOf(a, b))).toEqual([{ op: "add", path: "/rows", value: [a, b] }]);
});
