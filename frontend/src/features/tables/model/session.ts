/** The editing of one table: its rows, their history, and how they stand to what the server has. */
import { type History, inverse, noHistory, redone, remembered, spliceBetween, undone } from "~/features/tables/model/history";
import type { Finding } from "~/features/tables/model/findings";
import { type Row, sameColumns, type Table } from "~/features/tables/model/table";
import type { Problem } from "~/lib/problems";

/** The version that the edits build on; revision 0 is the published one. */
export interface Base {
  revision: number;
  sha256: string;
}

export interface Snapshot {
  base: Base;
  table: Table;
  findings: readonly Finding[];
}

export interface Session {
  table: Table;
  history: History;
  base: Base;
  /** The rows that the server has, by identity. */
  saved: readonly Row[];
  findings: readonly Finding[];
  /** The rows that the findings are about. */
  checked: readonly Row[];
  status: "quiet" | "saving" | "failed" | "refused";
  problems: readonly Problem[];
  sent: readonly Row[] | null;
  /** What someone else saved meanwhile; nothing is saved until it is settled. */
  theirs: Snapshot | null;
}

export type Action =
  | { type: "edited"; rows: readonly Row[] }
  | { type: "undo" | "redo" | "sending" | "failed" | "takeTheirs" | "keepMine" }
  | { type: "saved"; base: Base; findings: readonly Finding[] }
  | { type: "refused"; problems: readonly Problem[] }
  | { type: "theirs"; snapshot: Snapshot }
  | { type: "replaced"; snapshot: Snapshot };

export const isUnsaved = (session: Session) => session.table.rows !== session.saved;

export const begin = ({ base, table, findings }: Snapshot, history: History = noHistory): Session => ({
  table,
  history,
  base,
  saved: table.rows,
  findings,
  checked: table.rows,
  status: "quiet",
  problems: [],
  sent: null,
  theirs: null,
});

export function reduce(session: Session, action: Action): Session {
  switch (action.type) {
    case "edited":
      return edited(session, action.rows);
    case "undo":
      return stepped(session, undone(session.table.rows, session.history));
    case "redo":
      return stepped(session, redone(session.table.rows, session.history));
    case "sending":
      return { ...session, status: "saving", sent: session.table.rows };
    case "failed":
      return { ...session, status: "failed", sent: null };
    case "saved": {
      const rows = session.sent ?? session.table.rows;
      const { base, findings } = action;
      return { ...session, base, findings, saved: rows, checked: rows, status: "quiet", problems: [], sent: null };
    }
    case "refused":
      return { ...session, status: "refused", problems: action.problems, checked: session.sent ?? session.checked, sent: null };
    case "theirs":
      return { ...session, status: "quiet", theirs: action.snapshot, sent: null };
    case "takeTheirs":
      return session.theirs ? replaced(session, session.theirs) : session;
    case "keepMine":
      return session.theirs ? keptMine(session, session.theirs) : session;
    case "replaced":
      return replaced(session, action.snapshot);
  }
}

/** A change takes a refusal or failure back: it is sent anew. */
function edited(session: Session, rows: readonly Row[]): Session {
  const splice = spliceBetween(session.table.rows, rows);
  if (!splice) return session;
  const history = remembered(session.history, splice);
  return { ...session, table: { ...session.table, rows }, history, status: calm(session) };
}

const stepped = (session: Session, step: ReturnType<typeof undone>): Session =>
  step
    ? { ...session, table: { ...session.table, rows: step.rows }, history: step.history, status: calm(session) }
    : session;

const calm = ({ status }: Session) => (status === "saving" ? status : "quiet");

/** The server's rows stand now; one's own are one undo away, where the columns still fit. */
function replaced({ table, history }: Session, snapshot: Snapshot): Session {
  if (!sameColumns(table, snapshot.table)) return begin(snapshot);
  const splice = spliceBetween(table.rows, snapshot.table.rows);
  return begin(snapshot, splice ? remembered(history, splice) : history);
}

/** One's own rows stay and are saved over theirs; theirs are one undo away. */
function keptMine(session: Session, { base, table }: Snapshot): Session {
  const there = sameColumns(session.table, table) ? spliceBetween(session.table.rows, table.rows) : null;
  const history = there
    ? remembered(remembered(session.history, there), inverse(there))
    : session.history;
  const mine = { ...session.table, rows: [...session.table.rows] };
  return { ...session, table: mine, history, base, saved: table.rows, status: "quiet", theirs: null };
}
