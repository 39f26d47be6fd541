/** What can be done with one click about rows that match together, never answer, or are missing. */
import { contains, readTest, testText, type TestSet, without } from "~/features/tables/panels/problems/unary";
import { isEnabled, type Row, same, type Table } from "~/features/tables/model/table";

export type Fix =
  | { kind: "narrow"; row: string; column: string; text: string }
  | { kind: "delete" | "off"; row: string }
  | { kind: "move"; row: string; above: string }
  | { kind: "hit"; policy: "FIRST" | "PRIORITY" }
  | { kind: "insert"; row: Row };

const rowOf = (table: Table, id: string) => table.rows.find((row) => row.id === id);

export const isDuplicate = (one: Row, other: Row) =>
  sameCells(one.when, other.when) && sameCells(one.then, other.then) && sameDays(one, other);

const plain = (cell: string | null | undefined) => (cell ?? "").trim().replace(/^-$/, "");
const sameCells = (one: Row["when"], other: Row["when"]) => one.every((cell, at) => plain(cell) === plain(other[at]));
const sameDays = (one: Row, other: Row) =>
  (one.valid_from ?? null) === (other.valid_from ?? null) && (one.valid_to ?? null) === (other.valid_to ?? null);

/** Of two rows that match together, the better fixes first. */
export function overlapFixes(table: Table, ids: readonly string[]): Fix[] {
  const [first, second] = table.rows.filter((row) => ids.includes(row.id));
  if (!first || !second) return [];
  if (isDuplicate(first, second)) return [{ kind: "delete", row: second.id }, { kind: "off", row: second.id }];
  const narrower = narrowed(table, second, first) ?? narrowed(table, first, second);
  const ranked = (table.outputs[0]?.allowed?.length ?? 0) > 0;
  const hits: Fix[] = table.aggregation ? [] : [
    ...(table.hit_policy === "FIRST" ? [] : [{ kind: "hit", policy: "FIRST" } as const]),
    ...(ranked && table.hit_policy !== "PRIORITY" ? [{ kind: "hit", policy: "PRIORITY" } as const] : []),
  ];
  return [...(narrower ? [narrower] : []), ...hits, { kind: "off", row: second.id }];
}

/** `row` without what `other` takes, where all of it but one column lies within `other`. */
function narrowed(table: Table, row: Row, other: Row): Fix | null {
  if ((other.valid_from || other.valid_to) && !sameDays(row, other)) return null;
  const sets: (readonly [TestSet | null, TestSet | null])[] = table.inputs.map((_, at) => [readTest(row.when[at]), readTest(other.when[at])]);
  const inside = sets.map(([mine, theirs], at) =>
    plain(row.when[at]) === plain(other.when[at]) || (mine !== null && theirs !== null && contains(theirs, mine)));
  const outside = inside.flatMap((is, at) => (is ? [] : [at]));
  const [at] = outside;
  if (outside.length !== 1 || at === undefined) return null;
  const [mine, theirs] = sets[at] ?? [null, null];
  const column = table.inputs[at]?.id;
  if (!mine || !theirs || !column) return null;
  const left = without(mine, theirs);
  const text = left && testText(left);
  return text ? { kind: "narrow", row: row.id, column, text } : null;
}

/** Of a row that never answers: `coveredBy` are those that stand in its way. */
export function unreachableFixes(table: Table, id: string, coveredBy: readonly string[]): Fix[] {
  const row = rowOf(table, id);
  if (!row) return [];
  const covering = table.rows.filter((one) => coveredBy.includes(one.id));
  const same = covering.some((one) => isDuplicate(one, row));
  const above = covering[0];
  const moves: Fix[] = above && !same && table.hit_policy === "FIRST" ? [{ kind: "move", row: id, above: above.id }] : [];
  const gone: Fix[] = [{ kind: "delete", row: id }, ...(isEnabled(row) ? [{ kind: "off", row: id } as const] : [])];
  return same ? gone : [...moves, ...gone];
}

export function gapFix(fix: unknown): Fix {
  return { kind: "insert", row: fix as Row };
}

/** The table with the fix made; the same table when its rows are gone meanwhile. */
export function applyFix(table: Table, fix: Fix): Table {
  switch (fix.kind) {
    case "hit":
      return { ...table, hit_policy: fix.policy };
    case "insert":
      return rowOf(table, fix.row.id) ? table : { ...table, rows: [...table.rows, fix.row] };
    case "delete":
      return { ...table, rows: table.rows.filter((row) => row.id !== fix.row) };
    case "off":
      return withRow(table, fix.row, (row) => ({ ...row, enabled: false }));
    case "narrow": {
      const at = table.inputs.findIndex((input) => input.id === fix.column);
      return withRow(table, fix.row, (row) => ({ ...row, when: row.when.map((cell, place) => (place === at ? fix.text : cell)) }));
    }
    case "move":
      return moved(table, fix.row, fix.above);
  }
}

function withRow(table: Table, id: string, change: (row: Row) => Row): Table {
  const rows = table.rows.map((row) => (row.id === id ? change(row) : row));
  return same(rows, table.rows) ? table : { ...table, rows };
}

function moved(table: Table, id: string, above: string): Table {
  const row = rowOf(table, id);
  const rest = table.rows.filter((one) => one.id !== id);
  const at = rest.findIndex((one) => one.id === above);
  return row && at >= 0 ? { ...table, rows: rest.toSpliced(at, 0, row) } : table;
}
