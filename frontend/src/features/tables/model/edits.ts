/** What a person does to the rows of a table: each edit gives new rows and leaves the old ones alone. */
import { type Column, isEnabled, type Row, withCell } from "~/features/tables/model/table";

export type Rows = readonly Row[];

/** A rectangle of cells; both ends are part of it. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const setCell = (rows: Rows, at: number, column: Column, text: string): Rows => {
  const row = rows[at];
  const changed = row && withCell(row, column, text);
  return !row || !changed || changed === row ? rows : rows.with(at, changed);
};

export const insertRow = (rows: Rows, at: number, row: Row): Rows => rows.toSpliced(at, 0, row);

/** Copies go right below what they copy. `newId` is asked once for each. */
export const duplicateRows = (rows: Rows, top: number, bottom: number, newId: () => string): Rows =>
  rows.toSpliced(bottom + 1, 0, ...rows.slice(top, bottom + 1).map((row) => Object.assign({}, row, { id: newId() })));

export const deleteRows = (rows: Rows, top: number, bottom: number): Rows => rows.toSpliced(top, bottom - top + 1);

/** Moves rows up (-1) or down (1) by one place, as far as there is room. */
export function moveRows(rows: Rows, top: number, bottom: number, by: -1 | 1): Rows {
  if (by < 0 ? top === 0 : bottom >= rows.length - 1) return rows;
  const moved = rows.slice(top, bottom + 1);
  return rows.toSpliced(top, moved.length).toSpliced(top + by, 0, ...moved);
}

/** Switches rows on when any of them is off, else off. */
export function toggleRows(rows: Rows, top: number, bottom: number): Rows {
  const enabled = rows.slice(top, bottom + 1).some((row) => !isEnabled(row));
  return rows.map((row, at) => (at < top || at > bottom || isEnabled(row) === enabled ? row : { ...row, enabled }));
}

/** Empties cells; a row's being on is no text and stays. */
export function clearBlock(rows: Rows, columns: readonly Column[], block: Block): Rows {
  const cleared = columns.slice(block.left, block.right + 1).filter((column) => column.part !== "enabled");
  return rows.map((row, at) =>
    at < block.top || at > block.bottom ? row : cleared.reduce((now, column) => withCell(now, column, ""), row),
  );
}
