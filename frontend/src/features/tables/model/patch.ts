/** What changed of a document, as JSON Patch (RFC 6902). Rows are told by `test` of their id, so that nothing hits another row. */
import { type Head, headOf, type Row, same, type Table } from "~/features/tables/model/table";

export type Operation =
  | { op: "add" | "replace" | "test"; path: string; value: unknown }
  | { op: "remove"; path: string };

/** The server takes at most 10,000 operations; from here on the whole list is sent. */
const most = 4_000;

export function patchBetween(before: Table, after: Table): Operation[] {
  const operations = headPatch(headOf(before), headOf(after));
  const rows = rowsPatch(before.rows, after.rows);
  // A list without rows may have been left out where the document was stored: there is nothing to add to.
  const whole = rows.length > most || (before.rows.length === 0 && rows.length > 0);
  return [...operations, ...(whole ? [{ op: "add" as const, path: "/rows", value: after.rows }] : rows)];
}

function headPatch(before: Head, after: Head): Operation[] {
  const fields = Object.keys({ ...before, ...after }) as (keyof Head)[];
  return fields.filter((field) => !same(before[field], after[field])).map((field) => {
    const path = `/${field}`;
    if (after[field] !== undefined) return { op: "add", path, value: after[field] };
    // A default may have been left out where the document was stored.
    return { op: "add", path, value: field === "tests" ? [] : field === "hit_policy" ? "UNIQUE" : null };
  });
}

function rowsPatch(before: readonly Row[], after: readonly Row[]): Operation[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const common = Math.min(before.length, after.length) - start;
  while (end < common && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  const kept = keptInOrder(old, now);
  const operations: Operation[] = [];
  for (let at = old.length - 1; at >= 0; at -= 1) {
    const row = old[at];
    if (!row || kept.has(row.id)) continue;
    operations.push(isRow(start + at, row), { op: "remove", path: `/rows/${start + at}` });
  }
  const places = new Map(old.map((row) => [row.id, row]));
  now.forEach((row, at) => {
    const was = places.get(row.id);
    const path = `/rows/${start + at}`;
    if (!kept.has(row.id)) operations.push({ op: "add", path, value: row });
    else if (was && was !== row && !same(was, row)) operations.push(isRow(start + at, was), { op: "replace", path, value: row });
  });
  return operations;
}

const isRow = (at: number, row: Row): Operation => ({ op: "test", path: `/rows/${at}/id`, value: row.id });

/** The rows that both hold in the same order; all others are taken out and put in. */
function keptInOrder(old: readonly Row[], now: readonly Row[]): ReadonlySet<string> {
  const places = new Map(old.map((row, at) => [row.id, at]));
  const kept = new Set<string>();
  let last = -1;
  for (const { id } of now) {
    const place = places.get(id);
    if (place === undefined || place <= last) continue;
    kept.add(id);
    last = place;
  }
  return kept;
}
