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
  if (!isUnsaved(session)) return { key: session.table.key };
  return JSON.stringify(session.table).length > room ? null : { content: session.table };
}
