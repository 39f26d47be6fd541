/** How wide columns are: as what stands in them, within bounds. */
import type { Rows } from "~/features/tables/model/edits";
import { cellText, type Column, type Part } from "~/features/tables/model/table";

export const rowHeight = 32;
export const headHeight = 50;
export const headWidth = 52;

const letter = 7.6;
const noteLetter = 7;
const bounds: Record<Part, readonly [number, number]> = {
  enabled: [44, 56],
  when: [112, 300],
  then: [112, 300],
  valid_from: [116, 116],
  valid_to: [116, 116],
  note: [180, 640],
};
const sampled = 400;

export function widthsOf(columns: readonly Column[], rows: Rows, nameOf: (column: Column) => string): number[] {
  const every = Math.max(1, Math.floor(rows.length / sampled));
  const sample = rows.filter((_row, at) => at % every === 0);
  return columns.map((column) => {
    const [low, high] = bounds[column.part];
    const head = Math.max(nameOf(column).length * 8.6 + 36, (column.part === "when" ? (column.spec?.expression ?? "") : (column.spec?.id ?? "")).length * 6.8 + 20);
    const longest = sample.reduce((most, row) => Math.max(most, cellText(row, column).length), 0);
    const wide = column.part === "note" ? noteLetter : letter;
    return Math.round(Math.max(low, Math.min(high, Math.max(head, longest * wide + 20))));
  });
}

/** Where a column begins. */
export const startOf = (widths: readonly number[], col: number) => headWidth + widths.slice(0, Math.max(0, col)).reduce((sum, one) => sum + one, 0);
