/** Which table the server is asked about: the draft that it has, or the table as it stands in the editor. */
import { isUnsaved, type Session } from "~/features/tables/model/session";
import type { Table } from "~/features/tables/model/table";

export interface Target {
  key?: string;
  content?: Table;
}

/** What is larger is not sent along at every pause: it is asked about once it is saved. */
const room = 400_000;

/** Null while a table that is too large to be sent along is not saved yet. */
export function targetOf(session: Session): Target | null {
  const { table } = session;
  if (!isUnsaved(session)) return { key: table.key };
  return lengthOf(table) > room ? null : { content: table };
}

let measured: { rows: Table["rows"]; length: number } | null = null;

/** Measured once for each state of the rows: long tables are written in often. */
function lengthOf(table: Table): number {
  if (table.rows.length > 4_000) return Number.POSITIVE_INFINITY;
  if (measured?.rows !== table.rows) measured = { rows: table.rows, length: JSON.stringify(table).length };
  return measured.length;
}
