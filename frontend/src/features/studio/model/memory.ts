/** What outlives a reload, a crash and a lost connection: the history, and the document while the server lacks it. */
import { del, get, set } from "idb-keyval";
import type { Doc, Layout } from "~/features/studio/model/document";
import type { History } from "~/features/studio/model/history";

export interface Base {
  /** Of the draft; 0 is the version in force. */
  revision: number;
  /** The number of the version that the draft will be. */
  version: number;
}

export interface Kept {
  format: 1;
  base: Base;
  history: History;
  /** What the server had, and what it does not have yet; only while something is unsaved. */
  unsaved?: { saved: Doc; doc: Doc; stored: Layout };
}

const name = (person: string, key: string) => `studio:${person}:${key}`;

/** A browser without storage (private windows) edits all the same; it only forgets. */
async function quietly<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

export async function recall(person: string, key: string): Promise<Kept | null> {
  const kept = await quietly(() => get<Kept>(name(person, key)));
  return kept?.format === 1 ? kept : null;
}

export const keep = (person: string, key: string, kept: Kept): Promise<void | undefined> => quietly(() => set(name(person, key), kept));

export const forget = (person: string, key: string): Promise<void | undefined> => quietly(() => del(name(person, key)));
