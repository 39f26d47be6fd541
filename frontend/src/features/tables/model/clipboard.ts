/** Cells as spreadsheets exchange them: tabs between cells, line ends between rows. */
import type { Block, Places, Rows } from "~/features/tables/model/edits";
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

export const cellsOf = (rows: Rows, places: Places, columns: readonly Column[]): string[][] =>
  places.flatMap((at) => (rows[at] ? [columns.map((column) => cellText(rows[at] as Rows[number], column))] : []));

const quoted = (text: string) => (/[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const plainText = (cells: readonly (readonly string[])[]): string =>
  cells.map((line) => line.map(quoted).join("\t")).join("\n");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** For spreadsheets, which would take the quotes of a FEEL text for their own; as text, so that nothing becomes a number. */
export const htmlText = (cells: readonly (readonly string[])[]): string =>
  `<table>${cells.map((line) => `<tr>${line.map((text) => `<td style="mso-number-format:'\\@'">${escaped(text)}</td>`).join("")}</tr>`).join("")}</table>`;

/** The format in which cells travel between tables unchanged. */
export const ownFormat = "application/x-orderloom-cells";

const words = new Set(["true", "false", "null"]);
const bareWord = /^[\p{L}\p{N}](?:[\p{L}\p{N} _/-]*[\p{L}\p{N}])?$/u;
const isWord = (text: string) => bareWord.test(text) && !words.has(text);

/** A bare word from a spreadsheet is a text where the column holds texts. */
export function fromSpreadsheet(text: string, column: Column): string {
  const short = text.trim();
  return column.spec?.type === "string" && isWord(short) ? `"${short}"` : text;
}

/** Names that cells may read: an input that is called `action` can be meant by `action`. */
const namesRead = ({ inputs }: Table) => new Set(inputs.flatMap(({ expression }) => /^[\p{L}_][\p{L}\p{N}_]*/u.exec(expression ?? "")?.[0] ?? []));

/** Bare words that are typed where the column holds texts are texts, one or several; what may be a name is left as it is. */
export function fromKeyboard(text: string, column: Column, table: Table): string {
  if (column.spec?.type !== "string" || column.spec.allowed?.includes(`"${text.trim()}"`)) return text;
  const parts = column.part === "when" ? text.split(",").map((part) => part.trim()) : [text.trim()];
  const names = namesRead(table);
  return parts.every((part) => isWord(part) && !names.has(part)) ? parts.map((part) => `"${part}"`).join(", ") : text;
}

export interface Pasted {
  rows: Rows;
  /** The cells that were written, among the rows that are shown. */
  block: Block;
  /** Cells that stood right of the last column and were left out. */
  leftOut: number;
}

interface Target {
  table: Table;
  columns: readonly Column[];
  /** The rows that are shown, by their places. */
  shown: Places;
  selection: Block;
}

/** Writes cells from the selection's corner on, adding rows at the end; what fits into the selection fills it again and again. */
export function pasteCells({ table, columns, shown, selection }: Target, cells: readonly (readonly string[])[], newId: () => string): Pasted {
  const filled = repeated(cells, selection);
  const width = Math.max(...filled.map((line) => line.length));
  const rows = [...table.rows];
  filled.forEach((line, down) => {
    const at = shown[selection.top + down] ?? rows.length;
    rows[at] = line.reduce((row, text, along) => {
      const column = columns[selection.left + along];
      return column ? withCell(row, column, text) : row;
    }, rows[at] ?? emptyRow(table, newId()));
  });
  const room = columns.length - selection.left;
  const leftOut = cells.reduce((lost, line) => lost + Math.max(0, line.length - room), 0);
  const right = Math.min(selection.left + width, columns.length) - 1;
  const unchanged = rows.length === table.rows.length && rows.every((row, at) => row === table.rows[at]);
  return { rows: unchanged ? table.rows : rows, block: { ...selection, right, bottom: selection.top + filled.length - 1 }, leftOut };
}

/** As spreadsheets do it: where the selection is a multiple of the block, the block is repeated. */
function repeated(cells: readonly (readonly string[])[], { top, bottom, left, right }: Block): readonly (readonly string[])[] {
  const [high, wide] = [bottom - top + 1, right - left + 1];
  const width = cells[0]?.length ?? 0;
  const fits = cells.length > 0 && width > 0 && cells.every((line) => line.length === width) && high % cells.length === 0 && wide % width === 0;
  if (!fits) return cells;
  return Array.from({ length: high }, (_row, down) =>
    Array.from({ length: wide }, (_cell, along) => cells[down % cells.length]?.[along % width] ?? ""),
  );
}
