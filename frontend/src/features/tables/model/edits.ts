/** What a person does to the rows of a table: each edit gives new rows and leaves the old ones alone. Places ascend. */
import { type Column, cellText, isEnabled, type Row, withCell } from "~/features/tables/model/table";

export type Rows = readonly Row[];
export type Places = readonly number[];

/** A rectangle of cells; both ends are part of it. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Some rows written anew; the same list when none of them changed. */
function mapped(rows: Rows, places: Places, change: (row: Row, order: number) => Row): Rows {
  let next: Row[] | null = null;
  places.forEach((at, order) => {
    const row = rows[at];
    const changed = row && change(row, order);
    if (!changed || changed === row) return;
    next ??= [...rows];
    next[at] = changed;
  });
  return next ?? rows;
}

export const setCell = (rows: Rows, at: number, column: Column, text: string): Rows =>
  mapped(rows, [at], (row) => withCell(row, column, text));

export const setCells = (rows: Rows, places: Places, columns: readonly Column[], text: string): Rows =>
  mapped(rows, places, (row) => columns.reduce((now, column) => withCell(now, column, text), row));

export const insertRows = (rows: Rows, at: number, added: Rows): Rows => rows.toSpliced(at, 0, ...added);

/** Copies go right below the last of what they copy. `newId` is asked once for each. */
export function duplicateRows(rows: Rows, places: Places, newId: () => string): Rows {
  const copies = places.flatMap((at) => (rows[at] ? [{ ...rows[at], id: newId() }] : []));
  return rows.toSpliced((places.at(-1) ?? -1) + 1, 0, ...copies);
}

export function deleteRows(rows: Rows, places: Places): Rows {
  const gone = new Set(places);
  return rows.filter((_row, at) => !gone.has(at));
}

/** Moves rows before the row that now stands at `to`; they come to stand together. */
export function moveRows(rows: Rows, places: Places, to: number): Rows {
  const gone = new Set(places);
  const moved = places.flatMap((at) => rows[at] ?? []);
  const place = rows.slice(0, to).filter((_row, at) => !gone.has(at)).length;
  const next = deleteRows(rows, places).toSpliced(place, 0, ...moved);
  return next.every((row, at) => row === rows[at]) ? rows : next;
}

/** Switches rows on when any of them is off, else off. */
export function toggleRows(rows: Rows, places: Places): Rows {
  const enabled = places.some((at) => rows[at] && !isEnabled(rows[at]));
  return mapped(rows, places, (row) => (isEnabled(row) === enabled ? row : { ...row, enabled }));
}

/** Empties cells; a row's being on is no text and stays. */
export const clearCells = (rows: Rows, places: Places, columns: readonly Column[]): Rows =>
  setCells(rows, places, columns.filter((column) => column.part !== "enabled"), "");

/** The cells of some rows again and again in others, as dragging the corner of a block does. */
export function fillRows(rows: Rows, from: Places, to: Places, columns: readonly Column[]): Rows {
  return mapped(rows, to, (row, order) => {
    const source = rows[from[order % from.length] ?? -1];
    return source ? columns.reduce((now, column) => withCell(now, column, cellText(source, column)), row) : row;
  });
}

/** The cells of the first columns again and again in the others. */
export const fillColumns = (rows: Rows, places: Places, from: readonly Column[], to: readonly Column[]): Rows =>
  mapped(rows, places, (row) =>
    to.reduce((now, column, order) => {
      const source = from[order % from.length];
      return source ? withCell(now, column, cellText(row, source)) : now;
    }, row),
  );
