/** What another version of a table does differently, row by row. */
import { cellText, type Column, columnsOf, type Row, type Table, usesValidity } from "~/features/tables/model/table";

export interface CellChange {
  before: string;
  after: string;
}

export interface RowChange {
  id: string;
  change: "added" | "removed" | "changed" | "moved";
  /** Where the row stands in its own version, counted from 1. */
  before: number | null;
  after: number | null;
  row: Row;
  /** By column key; only of changed rows. */
  cells: ReadonlyMap<string, CellChange>;
}

export interface Difference {
  columns: Column[];
  rows: RowChange[];
  /** Rows that both versions hold unchanged. */
  same: number;
}

/** Compares by row id, in the order of `after`; removed rows stand where they were. Cells are matched by column id. */
export function difference(before: Table, after: Table): Difference {
  const columns = columnsOf(after, usesValidity(after.rows) || usesValidity(before.rows));
  const places = new Map(before.rows.map((row, at) => [row.id, at]));
  const kept = new Set(after.rows.map((row) => row.id));
  const stayed = inOrder(after.rows.map((row) => places.get(row.id)).filter((at) => at !== undefined));
  const rows: RowChange[] = [];
  after.rows.forEach((row, at) => {
    const was = places.get(row.id);
    const old = was === undefined ? undefined : before.rows[was];
    if (was === undefined || !old) {
      rows.push({ id: row.id, change: "added", before: null, after: at + 1, row, cells: new Map() });
      return;
    }
    const cells = cellChanges(before, old, row, columns);
    if (cells.size > 0 || !stayed.has(was)) {
      rows.push({ id: row.id, change: cells.size > 0 ? "changed" : "moved", before: was + 1, after: at + 1, row, cells });
    }
  });
  before.rows.forEach((row, at) => {
    if (kept.has(row.id)) return;
    const change: RowChange = { id: row.id, change: "removed", before: at + 1, after: null, row: aligned(before, row, after), cells: new Map() };
    const next = rows.findIndex((one) => (one.before ?? one.after ?? 0) > at + 1);
    rows.splice(next < 0 ? rows.length : next, 0, change);
  });
  return { columns, rows, same: after.rows.length - rows.filter((one) => one.change !== "removed").length };
}

function cellChanges(before: Table, old: Row, row: Row, columns: readonly Column[]): Map<string, CellChange> {
  const changes = new Map<string, CellChange>();
  for (const column of columns) {
    const was = oldText(before, old, column);
    const now = cellText(row, column);
    if (was !== now) changes.set(column.key, { before: was, after: now });
  }
  return changes;
}

function oldText(before: Table, old: Row, column: Column): string {
  if (column.part !== "when" && column.part !== "then") return cellText(old, column);
  const specs = column.part === "when" ? before.inputs : before.outputs;
  const index = specs.findIndex((spec) => spec.id === column.spec?.id);
  return index < 0 ? "" : cellText(old, { ...column, index });
}

/** An old row in the columns of the new version. */
const aligned = (before: Table, row: Row, after: Table): Row => ({
  ...row,
  when: after.inputs.map((spec) => row.when[before.inputs.findIndex((one) => one.id === spec.id)] ?? null),
  then: after.outputs.map((spec) => row.then[before.outputs.findIndex((one) => one.id === spec.id)] ?? null),
});

/** The members of a longest rising run: what did not have to move. */
function inOrder(places: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const place of places) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous.set(place, tails[low - 1]);
    tails[low] = place;
  }
  const stayed = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous.get(at)) stayed.add(at);
  return stayed;
}
