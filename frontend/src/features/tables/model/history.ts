/** Undo and redo: every edit is kept as the one stretch of rows that it replaced. */
import type { Row } from "~/features/tables/model/table";

export interface Splice {
  at: number;
  removed: readonly Row[];
  inserted: readonly Row[];
}

export interface History {
  past: readonly Splice[];
  future: readonly Splice[];
}

export const noHistory: History = { past: [], future: [] };
const depth = 200;

/** What turns one list of rows into the other; null when they hold the same rows. */
export function spliceBetween(before: readonly Row[], after: readonly Row[]): Splice | null {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const removed = before.slice(start, before.length - end);
  const inserted = after.slice(start, after.length - end);
  return removed.length + inserted.length === 0 ? null : { at: start, removed, inserted };
}

export const applied = (rows: readonly Row[], { at, removed, inserted }: Splice): Row[] => [
  ...rows.slice(0, at),
  ...inserted,
  ...rows.slice(at + removed.length),
];

export const inverse = ({ at, removed, inserted }: Splice): Splice => ({ at, removed: inserted, inserted: removed });

export const remembered = (history: History, splice: Splice): History => ({
  past: [...history.past, splice].slice(-depth),
  future: [],
});

interface Step {
  rows: Row[];
  history: History;
}

export function undone(rows: readonly Row[], { past, future }: History): Step | null {
  const last = past.at(-1);
  return last
    ? { rows: applied(rows, inverse(last)), history: { past: past.slice(0, -1), future: [last, ...future] } }
    : null;
}

export function redone(rows: readonly Row[], { past, future }: History): Step | null {
  const [next, ...later] = future;
  return next ? { rows: applied(rows, next), history: { past: [...past, next], future: later } } : null;
}
