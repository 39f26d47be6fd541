/** What the parts of this room share for one opened flow: who else is there, and which dialog is open. */
import { createStore, type StoreApi, useStore } from "zustand";
import type { Person } from "~/components/definitions/documents";
import { type StudioStore, useStudioStore } from "~/features/studio/store";
import type { Side } from "~/features/studio/versions/compare/sides";

export type Dialog =
  | { kind: "takeOver" | "conflict" | "publish" | "review" | "discard" | "withdraw" }
  | { kind: "rollBack" | "retire"; version: number }
  /** All runs that are under way with other versions; `run` is one of them. */
  | { kind: "migrate"; version: number; run: string }
  /** Without sides: what is in force against what is on the canvas. */
  | { kind: "compare"; before?: Side | undefined; after?: Side | undefined };

export interface Desk {
  people: readonly Person[];
  holder: Person | null;
  /** The last beat was answered. */
  reached: boolean;
  takeOver: () => Promise<string | null>;
  dialog: Dialog | null;
  open: (dialog: Dialog | null) => void;
}

const desks = new WeakMap<StudioStore, StoreApi<Desk>>();

/** The desk of an opened flow; outside of React, e.g. for actions. */
export function deskOf(studio: StudioStore): StoreApi<Desk> {
  const known = desks.get(studio);
  if (known) return known;
  const made = createStore<Desk>((set) => ({
    people: [],
    holder: null,
    reached: true,
    takeOver: async () => "",
    dialog: null,
    open: (dialog) => set({ dialog }),
  }));
  desks.set(studio, made);
  return made;
}

export const useDesk = <T>(selector: (desk: Desk) => T): T => useStore(deskOf(useStudioStore()), selector);
