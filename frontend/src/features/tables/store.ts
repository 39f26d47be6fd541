/** The browser's store of editing sessions; without one, a session lasts as long as its page. */
import { createStore, delMany, getMany, setMany, type UseStore } from "idb-keyval";
import type { Store } from "~/features/tables/model/memory";

let opened: UseStore | null = null;
const database = () => (opened ??= createStore("orderloom-tables", "sessions"));

/** A full or forbidden store costs the undo steps after a reload, not the work: drafts are on the server. */
const lenient = <T>(work: Promise<T>, instead: T): Promise<T> => work.catch(() => instead);

export const browserStore: Store = {
  read: (names) => (names.length === 0 ? Promise.resolve([]) : lenient(getMany([...names], database()), [])),
  write: (entries, gone) => {
    void lenient(setMany([...entries], database()), undefined);
    if (gone.length > 0) void lenient(delMany([...gone], database()), undefined);
  },
};

const owned = new Set<string>();
const tabs = 8;

/** A place that no other tab of this browser writes to; this tab keeps it until it is closed. */
export async function placeOf(person: string, key: string): Promise<string> {
  const first = `${person}/${key}`;
  for (let tab = 0; tab < tabs; tab += 1) {
    const place = tab === 0 ? first : `${first}/${tab}`;
    if (owned.has(place) || (await own(place))) return place;
  }
  return `${first}/${tabs}`;
}

async function own(place: string): Promise<boolean> {
  // Locks are known on secure origins only.
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return true;
  const got = await new Promise<boolean>((answer) => {
    void locks.request(`orderloom.table.${place}`, { ifAvailable: true }, (lock) => {
      answer(lock !== null);
      return lock ? new Promise(() => undefined) : undefined;
    });
  });
  if (got) owned.add(place);
  return got;
}
