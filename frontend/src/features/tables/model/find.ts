/** Finding texts in the cells of a table, replacing them, and the rows that hold a text. */
import type { Rows } from "~/features/tables/model/edits";
import { cellText, type Column, type Row, withCell } from "~/features/tables/model/table";

export interface Wanted {
  text: string;
  matchCase: boolean;
}

/** `row` counts among the rows that are shown. */
export interface Hit {
  row: number;
  col: number;
}

const folded = (text: string, matchCase: boolean) => (matchCase ? text : text.toLocaleLowerCase());

export function holds(text: string, wanted: Wanted): boolean {
  return wanted.text !== "" && folded(text, wanted.matchCase).includes(folded(wanted.text, wanted.matchCase));
}

const texts = (columns: readonly Column[]) => columns.map((column, col) => ({ column, col })).filter(({ column }) => column.part !== "enabled");

/** From left to right, from top to bottom. */
export function hitsIn(rows: Rows, shown: readonly number[], columns: readonly Column[], wanted: Wanted): Hit[] {
  if (wanted.text === "") return [];
  const searched = texts(columns);
  return shown.flatMap((at, row) => {
    const found = rows[at];
    return found ? searched.filter(({ column }) => holds(cellText(found, column), wanted)).map(({ col }) => ({ row, col })) : [];
  });
}

const isBefore = (one: Hit, other: Hit) => one.row < other.row || (one.row === other.row && one.col < other.col);

/** The next hit after (or the last before) a place, going round at the end; null without hits. */
export function nextHit(hits: readonly Hit[], from: Hit, backwards: boolean): Hit | null {
  if (backwards) return hits.findLast((hit) => isBefore(hit, from)) ?? hits.at(-1) ?? null;
  return hits.find((hit) => isBefore(from, hit)) ?? hits[0] ?? null;
}

const escaped = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

const replacedText = (text: string, wanted: Wanted, by: string) =>
  text.replaceAll(new RegExp(escaped(wanted.text), wanted.matchCase ? "gu" : "giu"), () => by);

/** Writes `by` for what was found in these cells. */
export function replaceHits(rows: Rows, shown: readonly number[], columns: readonly Column[], hits: readonly Hit[], wanted: Wanted, by: string): Rows {
  const next = [...rows];
  for (const hit of hits) {
    const at = shown[hit.row] ?? -1;
    const [row, column] = [next[at], columns[hit.col]];
    if (row && column) next[at] = withCell(row, column, replacedText(cellText(row, column), wanted, by));
  }
  return next;
}

/** Ids of the rows with a cell, note or number that holds all words of the text. */
export function rowsHolding(rows: Rows, columns: readonly Column[], text: string): ReadonlySet<string> {
  const words = folded(text, false).split(/\s+/).filter(Boolean);
  const searched = texts(columns);
  const matches = (row: Row) => {
    const whole = folded(searched.map(({ column }) => cellText(row, column)).join("\n"), false);
    return words.every((word) => whole.includes(word));
  };
  return new Set(rows.filter(matches).map((row) => row.id));
}
