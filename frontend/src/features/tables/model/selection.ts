/** Where one is in a grid and which cells are chosen; column -1 is a row's head, row -1 a column's. */
import type { Block } from "~/features/tables/model/edits";

export interface Spot {
  row: number;
  col: number;
}

export interface Selection {
  /** The cell that is written to. */
  at: Spot;
  /** The two corners of what is chosen. */
  start: Spot;
  end: Spot;
}

export interface Size {
  rows: number;
  cols: number;
}

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));

export const clamped = ({ row, col }: Spot, { rows, cols }: Size): Spot => ({
  row: within(row, -1, Math.max(-1, rows - 1)),
  col: within(col, -1, cols - 1),
});

export const single = (spot: Spot): Selection => ({ at: spot, start: spot, end: spot });

export const first: Selection = single({ row: 0, col: 0 });

/** Everything is kept within what is there: rows may go away under the selection. */
export function kept({ at, start, end }: Selection, size: Size): Selection {
  return { at: clamped(at, size), start: clamped(start, size), end: clamped(end, size) };
}

/** A head stands for its whole row or column. */
export function blockOf({ start, end }: Selection, { rows, cols }: Size): Block {
  const wholeRows = start.col < 0 || end.col < 0;
  const wholeCols = start.row < 0 || end.row < 0;
  return {
    top: wholeCols ? 0 : Math.min(start.row, end.row),
    bottom: wholeCols ? rows - 1 : Math.max(start.row, end.row),
    left: wholeRows ? 0 : Math.min(start.col, end.col),
    right: wholeRows ? cols - 1 : Math.max(start.col, end.col),
  };
}

export const chosenBlock = ({ top, bottom, left, right }: Block): Selection => ({
  at: { row: top, col: left },
  start: { row: top, col: left },
  end: { row: bottom, col: right },
});

export const isMany = ({ top, bottom, left, right }: Block) => bottom > top || right > left;

/** As Enter and Tab go: on within what is chosen, else to the next cell, from a line's end to the next line. */
export function onward(selection: Selection, size: Size, along: "row" | "col", by: 1 | -1): Selection | null {
  const block = blockOf(selection, size);
  if (!isMany(block)) return along === "col" ? single(clamped({ ...selection.at, row: selection.at.row + by }, size)) : beside(selection.at, size, by);
  const [high, wide] = [block.bottom - block.top + 1, block.right - block.left + 1];
  const place = along === "row"
    ? (selection.at.row - block.top) * wide + (selection.at.col - block.left)
    : (selection.at.col - block.left) * high + (selection.at.row - block.top);
  const next = (place + by + high * wide) % (high * wide);
  const at = along === "row"
    ? { row: block.top + Math.floor(next / wide), col: block.left + (next % wide) }
    : { row: block.top + (next % high), col: block.left + Math.floor(next / high) };
  return { ...selection, at };
}

/** Null past the last cell, or before the first: there Tab leaves the grid. */
function beside({ row, col }: Spot, { rows, cols }: Size, by: 1 | -1): Selection | null {
  const place = Math.max(0, row) * cols + col + by;
  if (place < 0 || place >= rows * cols) return null;
  return single({ row: Math.floor(place / cols), col: place % cols });
}

/** As Ctrl and an arrow go: to the end of a run of filled cells, else to the next filled one, else to the edge. */
export function edgeFrom(isFilled: (at: number) => boolean, from: number, by: 1 | -1, last: number): number {
  const edge = by > 0 ? last : 0;
  let at = from + by;
  if (at < 0 || at > last) return within(from, 0, last);
  const run = from >= 0 && isFilled(from) && isFilled(at);
  while (at !== edge && (run ? isFilled(at + by) : !isFilled(at))) at += by;
  return at;
}
