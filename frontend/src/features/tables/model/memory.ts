/** What outlives a reload: every step of the history, and the edits while the server does not have them yet. */
import { applied, type History, noHistory, type Step, stepBetween } from "~/features/tables/model/history";
import { type Base, begin, isUnsaved, type Session, type Snapshot } from "~/features/tables/model/session";
import { same, type Table } from "~/features/tables/model/table";

/** Where things are kept by name: IndexedDB, or a map in tests. */
export interface Store {
  /** In the order of `names`. */
  read: (names: readonly string[]) => Promise<unknown[]>;
  write: (entries: readonly [name: string, value: unknown][], gone: readonly string[]) => void;
}

interface Kept {
  format: 2;
  base: Base;
  /** How many steps are done, and how many there are with those undone. */
  done: number;
  steps: number;
  /** From the server's table to the one on the screen, while they differ. */
  unsaved: Step | null;
}

export interface Memory {
  kept: Kept;
  history: History;
  /** The server's table at `kept.base`; there while anything is unsaved. */
  table: Table | null;
}

const headName = (place: string) => place;
const tableName = (place: string) => `${place}#table`;
const stepName = (place: string, at: number) => `${place}#${at}`;
const countOf = ({ past, future }: History) => past.length + future.length;

/** Keeps what a change of the session brought. Steps are kept one by one: a key stroke is a small write. */
export function keep(store: Store, place: string, session: Session, before: Session | null): void {
  const { history, base } = session;
  const unsaved = isUnsaved(session) ? stepBetween(session.saved, session.table) : null;
  const steps = countOf(history);
  const entries: [string, unknown][] = [
    [headName(place), { format: 2, base, done: history.past.length, steps, unsaved } satisfies Kept],
  ];
  const known = before?.history ?? noHistory;
  for (let at = history.past.length - 1; at >= 0 && history.past[at] !== stepAt(known, at); at -= 1) {
    entries.push([stepName(place, at), history.past[at]]);
  }
  const gone = Array.from({ length: Math.max(0, countOf(known) - steps) }, (_, more) => stepName(place, steps + more));
  const tableKept = before !== null && isUnsaved(before) && before.saved === session.saved;
  if (isUnsaved(session) && !tableKept) entries.push([tableName(place), session.saved]);
  if (!isUnsaved(session) && before && isUnsaved(before)) gone.push(tableName(place));
  store.write(entries, gone);
}

const stepAt = ({ past, future }: History, at: number): Step | undefined =>
  at < past.length ? past[at] : future[at - past.length];

export async function recall(store: Store, place: string): Promise<Memory | null> {
  const [head, table] = await store.read([headName(place), tableName(place)]);
  const kept = head as Kept | undefined;
  if (kept?.format !== 2) return null;
  const names = Array.from({ length: kept.steps }, (_, at) => stepName(place, at));
  const steps = (await store.read(names)) as (Step | undefined)[];
  const whole = steps.every((step) => step !== undefined);
  const history = whole ? { past: steps.slice(0, kept.done), future: steps.slice(kept.done) } : noHistory;
  return { kept, history: history as History, table: kept.unsaved ? ((table as Table | undefined) ?? null) : null };
}

/** Goes on where this browser stopped. Edits on top of an outdated save are merged by the next save, never lost. */
export function resume(server: Snapshot, memory: Memory | null): Session {
  if (!memory) return begin(server);
  const { kept, history, table } = memory;
  if (!kept.unsaved) return begin(server, history);
  const current = same(kept.base, server.base);
  const saved = current ? server.table : table;
  if (!saved) return begin(server, history);
  const mine = applied(saved, kept.unsaved);
  // The last save may have arrived without its answer.
  if (same(mine, server.table)) return begin(server, history);
  return { ...begin({ ...server, base: kept.base, table: saved }, history), table: mine };
}
