import { expect, test, vi } from "vitest";
import { createEditor, type Gateway, type SaveAnswer } from "~/features/tables/model/editor";
import { begin, type Snapshot } from "~/features/tables/model/session";
import type { Row } from "~/features/tables/model/table";

const row = (id: string): Row => ({ id, when: [], then: ["1"] });
const snapshot = (revision: number, ...rows: Row[]): Snapshot => ({
  base: { revision, sha256: `sha${revision}` },
  table: { schema: "orderloom.table/1", key: "t", name: {}, inputs: [], outputs: [], rows },
  findings: [],
});

/** A server that keeps one draft and refuses what builds on an older revision. */
function server(begun: Snapshot) {
  const there = { now: begun, reachable: true, kept: "" };
  const gateway: Gateway = {
    keep: (text) => void (there.kept = text),
    load: async () => (there.reachable ? there.now : null),
    save: async (table, revision): Promise<SaveAnswer> => {
      if (!there.reachable) return { kind: "failed" };
      if (revision !== there.now.base.revision) return { kind: "stale" };
      there.now = { ...snapshot(revision + 1), table };
      return { kind: "saved", base: there.now.base, findings: [] };
    },
  };
  return { there, gateway };
}

test("edits are saved by themselves after a pause, several at once", async () => {
  vi.useFakeTimers();
  const { there, gateway } = server(snapshot(0, row("a")));
  const editor = createEditor(begin(there.now), gateway);
  editor.dispatch({ type: "edited", rows: [row("a"), row("b")] });
  editor.dispatch({ type: "edited", rows: [row("a"), row("b"), row("c")] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(there.now.base.revision).toBe(1);
  expect(there.now.table.rows.map((one) => one.id)).toEqual(["a", "b", "c"]);
  vi.useRealTimers();
});

test("what could not be saved is kept in the browser and tried again", async () => {
  vi.useFakeTimers();
  const { there, gateway } = server(snapshot(0, row("a")));
  const editor = createEditor(begin(there.now), gateway);
  there.reachable = false;
  editor.dispatch({ type: "edited", rows: [row("b")] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(editor.get().status).toBe("failed");
  expect(there.kept).toContain('"id":"b"');
  there.reachable = true;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(editor.get().status).toBe("quiet");
  expect(there.now.table.rows[0]?.id).toBe("b");
  vi.useRealTimers();
});

test("a draft that someone else saved becomes a choice, and keeping mine saves over it", async () => {
  const { there, gateway } = server(snapshot(1, row("a")));
  const editor = createEditor(begin(there.now), gateway);
  there.now = snapshot(2, row("theirs"));
  editor.dispatch({ type: "edited", rows: [row("mine")] });
  expect(await editor.flush()).toBe(false);
  expect(editor.get().theirs?.base.revision).toBe(2);
  expect(editor.get().table.rows[0]?.id).toBe("mine");
  editor.dispatch({ type: "keepMine" });
  expect(await editor.flush()).toBe(true);
  expect(there.now.table.rows[0]?.id).toBe("mine");
  editor.stop();
});

test("looking again takes over what others saved while nothing of mine is unsaved", async () => {
  const { there, gateway } = server(snapshot(1, row("a")));
  const editor = createEditor(begin(there.now), gateway);
  expect(await editor.check()).toBe(false);
  there.now = snapshot(2, row("theirs"));
  expect(await editor.check()).toBe(true);
  expect(editor.get().table.rows[0]?.id).toBe("theirs");
});
