/** What outlives a reload: the history of edits, and the rows while the server does not have them yet. */
import type { History, Splice } from "~/features/tables/model/history";
import { type Base, begin, isUnsaved, type Session, type Snapshot } from "~/features/tables/model/session";
import type { Table } from "~/features/tables/model/table";

interface Kept {
  format: 1;
  base: Base;
  past: readonly Splice[];
  future: readonly Splice[];
  /** Only while unsaved. */
  table?: Table;
}

/** The browser's store is small; the oldest steps go first. */
const room = 1_000_000;

export function toText(session: Session): string {
  const kept: Kept = {
    format: 1,
    base: session.base,
    ...session.history,
    ...(isUnsaved(session) ? { table: session.table } : {}),
  };
  let text = JSON.stringify(kept);
  while (text.length > room && kept.past.length + kept.future.length > 0) {
    kept.past = kept.past.slice(Math.ceil(kept.past.length / 2));
    if (kept.past.length === 0) kept.future = [];
    text = JSON.stringify(kept);
  }
  return text;
}

function fromText(text: string | null): Kept | null {
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as Kept;
    return kept.format === 1 ? kept : null;
  } catch {
    return null;
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Goes on where this browser stopped. Unsaved rows on top of an outdated version become a conflict, never a loss. */
export function resume(server: Snapshot, text: string | null): Session {
  const kept = fromText(text);
  if (!kept) return begin(server);
  const history: History = { past: kept.past, future: kept.future };
  const current = same(kept.base, server.base);
  if (!kept.table) return begin(server, current ? history : undefined);
  if (same(kept.table.rows, server.table.rows)) return begin(server, history);
  const mine: Session = { ...begin(server, history), base: kept.base, table: kept.table };
  return current ? mine : { ...mine, theirs: server };
}
