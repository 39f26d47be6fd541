/** Undo and redo without end: every edit with its name, part by part. */
import { type Change, joined } from "~/features/studio/model/changes";

export interface Entry {
  label: string;
  changes: readonly Change[];
  /** Edits with the same word right after each other are one step. */
  merge?: string;
}

export interface History {
  past: readonly Entry[];
  future: readonly Entry[];
}

export const noHistory: History = { past: [], future: [] };

export function remembered(history: History, entry: Entry): History {
  const last = history.past.at(-1);
  if (last && entry.merge && last.merge === entry.merge) {
    const both = { ...last, changes: joined(last.changes, entry.changes) };
    return { past: [...history.past.slice(0, -1), both], future: [] };
  }
  return { past: [...history.past, entry], future: [] };
}

/** The next edit begins a step of its own. */
export function closed(history: History): History {
  const last = history.past.at(-1);
  if (!last?.merge) return history;
  const { merge: _merge, ...rest } = last;
  return { ...history, past: [...history.past.slice(0, -1), rest] };
}

export function undone({ past, future }: History): { entry: Entry; history: History } | null {
  const entry = past.at(-1);
  return entry ? { entry, history: { past: past.slice(0, -1), future: [entry, ...future] } } : null;
}

export function redone({ past, future }: History): { entry: Entry; history: History } | null {
  const [entry, ...later] = future;
  return entry ? { entry, history: { past: [...past, entry], future: later } } : null;
}
