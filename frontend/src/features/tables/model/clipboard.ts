/** Cells as spreadsheets exchange them: tabs between cells, line ends between rows. */
import { type Block, type Rows } from "~/features/tables/model/edits";
import { cellText, type Column, emptyRow, type Table, withCell } from "~/features/tables/model/table";

/** A field in quotes counts as quoted only where it spans what else would end it: FEEL texts keep their quotes. */
const quotedField = /^"((?:[^"]|"")*[\t\r\n](?:[^"]|"")*)"(?=\t|\r?\n|\r|$)/;

export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let rest = text.replace(/\r?\n$|\r$/, "");
  for (;;) {
    const quoted = quotedField.exec(rest);
    const field = quoted ? quoted[0] : (/^[^\t\r\n]*/.exec(rest)?.[0] ?? "");
    rows.at(-1)?.push(quoted ? (quoted[1] ?? "").replaceAll('""', '"').replace(/\s*[\r\n]+\s*/g, " ") : field);
    rest = rest.slice(field.length);
    const end = /^(\t|\r?\n|\r)/.exec(rest)?.[0];
    if (end === undefined) return rows;
    if (end !== "\t") rows.push([]);
    rest = rest.slice(end.length);
  }
}

export const blockText = (rows: Rows, columns: readonly Column[], block: Block): string =>
  rows
    .slice(block.top, block.bottom + 1)
    .map((row) => columns.slice(block.left, block.right + 1).map((column) => cellText(row, column)).join("\t"))
    .join("\n");

export interface Pasted {
  rows: Rows;
  block: Block;
  /** Cells that stood right of the last column and were left out. */
  leftOut: number;
}

/** Writes a block from the selection's corner on, adding rows at the end; one cell fills the whole selection. */
export function pasteBlock(
  table: Table,
  columns: readonly Column[],
  selection: Block,
  cells: readonly (readonly string[])[],
  newId: () => string,
): Pasted {
  const filled = cells.length === 1 && cells[0]?.length === 1 ? fill(cells[0][0] ?? "", selection) : cells;
  const width = Math.max(...filled.map((line) => line.length));
  const right = Math.min(selection.left + width, columns.length) - 1;
  const rows = [...table.rows];
  filled.forEach((line, down) => {
    const at = selection.top + down;
    const start = rows[at] ?? emptyRow(table, newId());
    rows[at] = line.reduce((row, text, along) => {
      const column = columns[selection.left + along];
      return column ? withCell(row, column, text) : row;
    }, start);
  });
  const lost = filled.flatMap((line) => line.slice(columns.length - selection.left)).length;
  const block = { ...selection, right, bottom: selection.top + filled.length - 1 };
  return { rows, block, leftOut: lost };
}

const fill = (text: string, { top, bottom, left, right }: Block) =>
  Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => text));
