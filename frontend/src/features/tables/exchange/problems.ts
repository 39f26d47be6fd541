/** What keeps a file from being read, by the place in the sheet. */
import type { Problem } from "~/lib/problems";

export interface CellProblem {
  /** Such as `C7`; empty when the whole file is meant. */
  cell: string;
  column: string;
  row: number | null;
  message: string;
}

const cell = /^([A-Z]{1,3})(\d{1,7})$/;

/** The server begins its message with the cell that its path names. */
export function cellProblems(problems: readonly Problem[]): CellProblem[] {
  return problems.map(({ path, message }) => {
    const place = path.find((step) => cell.test(step)) ?? /^([A-Z]{1,3}\d{1,7}): /.exec(message)?.[1] ?? "";
    const [, column = "", row] = cell.exec(place) ?? [];
    const words = place && message.startsWith(`${place}: `) ? message.slice(place.length + 2) : message;
    return { cell: place, column, row: row ? Number(row) : null, message: words };
  });
}
