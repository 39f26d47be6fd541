/** A document being edited: every step can be undone, and what is not saved outlives a reload. */
import { useCallback, useEffect, useReducer } from "react";

interface Kept<T> {
  base: number;
  value: T;
}

interface State<T> {
  past: readonly T[];
  value: T;
  future: readonly T[];
  /** What is saved, and its version. */
  saved: T;
  base: number;
  merging: string | null;
  restored: boolean;
}

type Step<T> =
  | { type: "edit"; change: (value: T) => T; merge: string | null }
  | { type: "undo" | "redo" }
  | { type: "saved"; value: T; base: number }
  | { type: "take"; value: T; base: number };

export interface Edits<T> {
  value: T;
  /** The version that the edits are based on. */
  base: number;
  changed: boolean;
  /** The edits are those of an earlier visit. */
  restored: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** How many steps can be undone. */
  depth: number;
  /** One step; the same `merge` in a row is one step. */
  edit: (change: (value: T) => T, merge?: string) => void;
  undo: () => void;
  redo: () => void;
  /** The server has this now. */
  saved: (value: T, base: number) => void;
  /** The server's stands; mine is one undo away. */
  take: (value: T, base: number) => void;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function next<T>(state: State<T>, step: Step<T>): State<T> {
  switch (step.type) {
    case "edit": {
      const value = step.change(state.value);
      if (same(value, state.value)) return state;
      const merged = step.merge !== null && step.merge === state.merging;
      return { ...state, value, past: merged ? state.past : [...state.past, state.value], future: [], merging: step.merge };
    }
    case "undo": {
      const value = state.past.at(-1);
      if (value === undefined) return state;
      return { ...state, value, past: state.past.slice(0, -1), future: [state.value, ...state.future], merging: null };
    }
    case "redo": {
      const [value, ...future] = state.future;
      if (value === undefined) return state;
      return { ...state, value, past: [...state.past, state.value], future, merging: null };
    }
    case "saved":
      return { ...state, saved: step.value, base: step.base, restored: false, merging: null };
    case "take": {
      const past = same(step.value, state.value) ? state.past : [...state.past, state.value];
      return { ...state, value: step.value, saved: step.value, base: step.base, past, future: [], merging: null, restored: false };
    }
  }
}

function read<T>(key: string): Kept<T> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Kept<T> | null;
  } catch {
    return null;
  }
}

function begin<T>({ key, value, base }: { key: string; value: T; base: number }): State<T> {
  const kept = read<T>(key);
  const fresh: State<T> = { past: [], value, future: [], saved: value, base, merging: null, restored: false };
  return kept === null || same(kept.value, value) ? fresh : { ...fresh, past: [value], value: kept.value, base: kept.base, restored: true };
}

/** `key` names the document in this browser's memory. */
export function useEdits<T>(key: string, value: T, base: number): Edits<T> {
  const [state, dispatch] = useReducer(next<T>, { key, value, base }, begin<T>);
  const changed = !same(state.value, state.saved);
  useEffect(() => {
    try {
      if (changed) localStorage.setItem(key, JSON.stringify({ base: state.base, value: state.value }));
      else localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing still edits.
    }
  }, [key, changed, state.base, state.value]);
  return {
    value: state.value,
    base: state.base,
    changed,
    restored: state.restored,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    depth: state.past.length,
    edit: useCallback((change, merge) => dispatch({ type: "edit", change, merge: merge ?? null }), []),
    undo: useCallback(() => dispatch({ type: "undo" }), []),
    redo: useCallback(() => dispatch({ type: "redo" }), []),
    saved: useCallback((saved, at) => dispatch({ type: "saved", value: saved, base: at }), []),
    take: useCallback((theirs, at) => dispatch({ type: "take", value: theirs, base: at }), []),
  };
}
