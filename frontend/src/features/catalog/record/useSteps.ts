/** One line of steps to take back: edits of the content, and what is done beside it, such as moving things. */
import { useCallback, useState } from "react";
import type { Content } from "~/features/catalog/model";
import type { Edits } from "~/lib/useEdits";

export interface Aside {
  undo: () => void;
  redo: () => void;
  /** The same one in a row is one step. */
  merge?: string | undefined;
}

/** Done after so many edits of the content. */
interface Placed extends Aside {
  depth: number;
}

interface Asides {
  past: readonly Placed[];
  future: readonly Placed[];
}

export const none: Asides = { past: [], future: [] };

export function withAside({ past, future }: Asides, aside: Aside, depth: number): Asides {
  const last = past.at(-1);
  const merged = last !== undefined && future.length === 0 && last.depth === depth && aside.merge !== undefined && last.merge === aside.merge;
  return { past: merged ? [...past.slice(0, -1), { ...last, redo: aside.redo }] : [...past, { ...aside, depth }], future: [] };
}

/** What was done beside the content last of all; null when an edit came after it. */
export function toUndo({ past }: Asides, depth: number): Placed | null {
  const last = past.at(-1);
  return last && last.depth >= depth ? last : null;
}

/** What is to be done again beside the content, before its next edit. */
export function toRedo({ future }: Asides, depth: number, more: boolean): Placed | null {
  const next = future.at(-1);
  return next && (next.depth <= depth || !more) ? next : null;
}

export function useSteps(edits: Edits<Content>) {
  const [asides, setAsides] = useState(none);
  const { depth, canUndo, canRedo, undo: undoEdit, redo: redoEdit, edit } = edits;
  const back = toUndo(asides, depth);
  const again = toRedo(asides, depth, canRedo);
  return {
    canUndo: canUndo || back !== null,
    canRedo: canRedo || again !== null,
    edit: useCallback(
      (change: (content: Content) => Content, merge?: string) => {
        setAsides((now) => (now.future.length > 0 ? { ...now, future: [] } : now));
        edit(change, merge);
      },
      [edit],
    ),
    did: useCallback((aside: Aside) => setAsides((now) => withAside(now, aside, depth)), [depth]),
    undo: useCallback(() => {
      if (!back) return undoEdit();
      back.undo();
      setAsides(({ past, future }) => ({ past: past.slice(0, -1), future: [...future, back] }));
    }, [back, undoEdit]),
    redo: useCallback(() => {
      if (!again) return redoEdit();
      again.redo();
      setAsides(({ past, future }) => ({ past: [...past, again], future: future.slice(0, -1) }));
    }, [again, redoEdit]),
  };
}

export type Steps = ReturnType<typeof useSteps>;
