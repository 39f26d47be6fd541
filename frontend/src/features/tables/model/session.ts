/** The editing of one table: what it is, its history, and how it stands to what the server has. */
import { type Choice, chosen, type Conflict, isSettled, type Take } from "~/features/tables/model/conflicts";
import type { Finding } from "~/features/tables/model/findings";
import { applied, type History, noHistory, redone, remembered, stepBetween, undone } from "~/features/tables/model/history";
import { type Row, shared, type Table } from "~/features/tables/model/table";
import type { Problem } from "~/lib/problems";

/** The save that the edits build on; revision 0 is the published version. */
export interface Base {
  version: number;
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
  /** The table that the server has at `base`, by identity. */
  saved: Table;
  findings: readonly Finding[];
  /** The rows that the findings are about. */
  checked: readonly Row[];
  /** `offline`: the server did not answer; `conflict`: both changed the same; `refused`: the document makes no sense yet. */
  status: "quiet" | "saving" | "offline" | "refused" | "conflict";
  problems: readonly Problem[];
  conflicts: readonly Conflict[];
  choices: readonly Choice[];
  sent: Table | null;
  /** What stands instead of a save that is kept no more; nothing is saved until it is settled. */
  theirs: Snapshot | null;
}

export type Action =
  /** `label` says in a few words what was done. */
  | { type: "edited"; table: Table; label: string }
  | { type: "undo" | "redo" | "sending" | "failed" | "takeTheirs" | "keepMine" | "again" }
  /** `table` is there when the server merged what others saved; no findings when it was not asked. */
  | { type: "saved"; base: Base; findings?: readonly Finding[]; table?: Table }
  | { type: "refused"; problems: readonly Problem[] }
  | { type: "conflict"; conflicts: readonly Conflict[] }
  | { type: "choose"; conflict: Conflict; take: Take }
  | { type: "theirs"; snapshot: Snapshot }
  /** Others saved and nothing of mine is unsaved. */
  | { type: "joined"; snapshot: Snapshot }
  /** The server's table stands now; what was there is one undo away. */
  | { type: "replaced"; snapshot: Snapshot; label?: string };

export const isUnsaved = (session: Session) => session.table !== session.saved;

export const begin = ({ base, table, findings }: Snapshot, history: History = noHistory): Session => ({
  table,
  history,
  base,
  saved: table,
  findings,
  checked: table.rows,
  status: "quiet",
  problems: [],
  conflicts: [],
  choices: [],
  sent: null,
  theirs: null,
});

const settled = { status: "quiet", problems: [], conflicts: [], choices: [], sent: null, theirs: null } as const;

export function reduce(session: Session, action: Action): Session {
  switch (action.type) {
    case "edited":
      return edited(session, action.table, action.label);
    case "undo":
      return stepped(session, undone(session.table, session.history));
    case "redo":
      return stepped(session, redone(session.table, session.history));
    case "sending":
      return { ...session, status: "saving", sent: session.table };
    case "failed":
      return { ...session, status: "offline", sent: null };
    case "again":
      return session.status === "saving" ? session : { ...session, status: "quiet" };
    case "saved":
      return saved(session, action);
    case "refused":
      return { ...session, status: "refused", problems: action.problems, checked: (session.sent ?? session.table).rows, sent: null };
    case "conflict":
      return { ...session, status: "conflict", conflicts: action.conflicts, choices: [], sent: null };
    case "choose": {
      const choices = chosen(session.choices, action.conflict, action.take);
      return { ...session, choices, status: isSettled(session.conflicts, choices) ? "quiet" : "conflict" };
    }
    case "theirs":
      return { ...session, status: "quiet", theirs: action.snapshot, sent: null };
    case "takeTheirs":
      return session.theirs ? replaced(session, session.theirs, "") : session;
    case "keepMine":
      return session.theirs ? keptMine(session, session.theirs) : session;
    case "joined":
      return joined(session, action.snapshot, session.table);
    case "replaced":
      return replaced(session, action.snapshot, action.label ?? "");
  }
}

/** A change takes a refusal back: it is sent anew. */
function edited(session: Session, table: Table, label: string): Session {
  const step = stepBetween(session.table, table, label);
  if (!step) return session;
  return { ...session, table, history: remembered(session.history, step), status: calm(session) };
}

const stepped = (session: Session, step: ReturnType<typeof undone>): Session =>
  step ? { ...session, table: step.table, history: step.history, status: calm(session) } : session;

const calm = ({ status }: Session) => (status === "refused" ? "quiet" : status);

function saved(session: Session, { base, findings, table }: Action & { type: "saved" }): Session {
  const sent = session.sent ?? session.table;
  if (table) return joined(session, { base, findings: findings ?? [], table }, sent);
  const checked = findings ? { findings, checked: sent.rows } : {};
  return { ...session, ...settled, ...checked, base, saved: sent };
}

/** The server's table with what was edited since `sent` on top; every step can still be undone by itself. */
function joined(session: Session, { base, findings, table }: Snapshot, sent: Table): Session {
  const theirs = shared(session.table, table);
  const since = session.table === sent ? null : stepBetween(sent, session.table);
  const now = since ? applied(theirs, since) : theirs;
  return { ...session, ...settled, base, findings, saved: theirs, checked: theirs.rows, table: now };
}

function replaced({ table, history }: Session, snapshot: Snapshot, label: string): Session {
  const theirs = shared(table, snapshot.table);
  const step = stepBetween(table, theirs, label);
  return begin({ ...snapshot, table: theirs }, step ? remembered(history, step) : history);
}

/** One's own table stays and is saved over theirs. */
function keptMine(session: Session, { base, table }: Snapshot): Session {
  return { ...session, ...settled, table: { ...session.table }, base, saved: shared(session.table, table) };
}
