import { expect, test } from "vitest";
import { keep, recall, resume, type Store } from "~/features/tables/model/memory";
import { begin, isUnsaved, reduce, type Action, type Session } from "~/features/tables/model/session";
import { base, idsOf, row, snapshot, widened } from "~/features/tables/model/testing";

const [a, b, c, d] = [row("a"), row("b"), row("c"), row("d")];

/** A browser's store that copies what it is given, as IndexedDB does. */
function browser() {
  const kept = new Map<string, unknown>();
  const written: string[][] = [];
  const store: Store = {
    read: async (names) => names.map((name) => kept.get(name)),
    write: (entries, gone) => {
      written.push(entries.map(([name]) => name));
      for (const [name, value] of entries) kept.set(name, structuredClone(value));
      for (const name of gone) kept.delete(name);
    },
  };
  let session: Session;
  return {
    kept,
    written,
    open: (begun: Session) => void (session = begun),
    act: (...actions: Action[]) => {
      for (const action of actions) {
        const before = session;
        session = reduce(session, action);
        keep(store, "p", session, before);
      }
    },
    edit(...rows: (typeof a)[]) {
      this.act({ type: "edited", table: { ...session.table, rows }, label: "Edit" });
    },
    reload: async (server = snapshot(0, a)) => resume(server, await recall(store, "p")),
  };
}

test("every step outlives a reload, those undone too, and each is written once", async () => {
  const page = browser();
  page.open(begin(snapshot(0, a)));
  page.edit(a, b);
  page.edit(a, b, c);
  page.edit(a, b, c, d);
  page.act({ type: "undo" });
  expect(page.written.map((names) => names.length)).toEqual([3, 2, 2, 1]);
  let again = await page.reload();
  expect([idsOf(again), isUnsaved(again)]).toEqual(["abc", true]);
  again = reduce(again, { type: "redo" });
  expect(idsOf(again)).toBe("abcd");
  for (let at = 0; at < 3; at += 1) again = reduce(again, { type: "undo" });
  expect([idsOf(again), again.history.past.length]).toEqual(["a", 0]);
});

test("a thousand steps are kept", async () => {
  const page = browser();
  page.open(begin(snapshot(0, a)));
  for (let at = 0; at < 1_000; at += 1) page.edit(row("a", String(at)));
  const again = await page.reload();
  expect(again.history.past).toHaveLength(1_000);
});

test("an edit after undo forgets what was undone, in the store too", async () => {
  const page = browser();
  page.open(begin(snapshot(0, a)));
  page.edit(a, b);
  page.edit(a, b, c);
  page.act({ type: "undo" }, { type: "undo" });
  page.edit(a, d);
  const again = await page.reload();
  expect([idsOf(again), again.history.past.length, again.history.future.length]).toEqual(["ad", 1, 0]);
  expect([...page.kept.keys()].toSorted()).toEqual(["p", "p#0", "p#table"]);
});

test("whole-document edits outlive a reload", async () => {
  const page = browser();
  page.open(begin(snapshot(0, a)));
  page.act({ type: "edited", table: { ...widened(snapshot(0, a).table), hit_policy: "FIRST" }, label: "Add a column" });
  const again = await page.reload();
  expect([again.table.inputs.length, again.table.hit_policy]).toEqual([2, "FIRST"]);
  expect(reduce(again, { type: "undo" }).table).toEqual(snapshot(0, a).table);
});

test("edits on top of an outdated save keep their base, so that the next save merges them", async () => {
  const page = browser();
  page.open(begin(snapshot(3, a)));
  page.edit(a, b);
  const again = await page.reload(snapshot(5, c));
  expect([idsOf(again), again.base, again.saved.rows, isUnsaved(again)]).toEqual(["ab", base(3), [a], true]);
});

test("a reload after the last save, whose answer never came, has nothing to save", async () => {
  const page = browser();
  page.open(begin(snapshot(3, a)));
  page.edit(a, b);
  const again = await page.reload(snapshot(4, a, b));
  expect([isUnsaved(again), again.base.revision, again.history.past.length]).toEqual([false, 4, 1]);
});

test("what is saved needs no table in the store, and a strange store is no harm", async () => {
  const page = browser();
  page.open(begin(snapshot(0, a)));
  page.edit(a, b);
  page.act({ type: "sending" }, { type: "saved", base: base(1), findings: [] });
  expect(page.kept.has("p#table")).toBe(false);
  page.kept.set("p", "old");
  expect(idsOf(await page.reload(snapshot(1, a, b)))).toBe("ab");
});
