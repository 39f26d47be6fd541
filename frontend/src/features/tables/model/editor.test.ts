import { expect, test, vi } from "vitest";
import { conflictsIn } from "~/features/tables/model/conflicts";
import { createEditor, type Gateway, type SaveAnswer } from "~/features/tables/model/editor";
import { applied, stepBetween } from "~/features/tables/model/history";
import { begin, type Snapshot } from "~/features/tables/model/session";
import type { Row } from "~/features/tables/model/table";
import { idsOf, row, snapshot } from "~/features/tables/model/testing";

/** A server that keeps one draft, and merges what builds on an older revision. */
function server(begun: Snapshot) {
  const there = { now: begun, reachable: true, kept: 0, conflict: false, forgets: false };
  const gateway: Gateway = {
    keep: () => void (there.kept += 1),
    load: async () => (there.reachable ? there.now : null),
    save: async ({ base, before, after, choices }): Promise<SaveAnswer> => {
      if (!there.reachable) return { kind: "failed" };
      const current = base.revision === there.now.base.revision;
      if (!current && there.forgets) return { kind: "stale" };
      if (!current && there.conflict && choices.length === 0) {
        return { kind: "conflict", conflicts: conflictsIn([{ code: "flows.conflict", message: "", path: [], details: { element: "a", field: "when.x" } }]) };
      }
      const step = stepBetween(before, after);
      const table = current || !step ? after : applied(there.now.table, step);
      there.now = { ...snapshot(there.now.base.revision + 1), table };
      return { kind: "saved", base: there.now.base, findings: [], ...(current ? {} : { table }) };
    },
  };
  return { there, gateway };
}
const opened = (begun: Snapshot) => {
  const { there, gateway } = server(begun);
  const editor = createEditor(begin(there.now), gateway);
  const edit = (...rows: Row[]) => editor.dispatch({ type: "edited", table: { ...editor.get().table, rows }, label: "Edit" });
  return { there, editor, edit };
};

test("edits are saved by themselves after a pause, several at once", async () => {
  vi.useFakeTimers();
  const { there, edit } = opened(snapshot(0, row("a")));
  edit(row("a"), row("b"));
  edit(row("a"), row("b"), row("c"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect([there.now.base.revision, there.now.table.rows.length, there.kept > 2]).toEqual([1, 3, true]);
  vi.useRealTimers();
});

test("without a server edits wait, and are sent when it is back", async () => {
  vi.useFakeTimers();
  const { there, editor, edit } = opened(snapshot(0, row("a")));
  there.reachable = false;
  edit(row("b"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(editor.get().status).toBe("offline");
  there.reachable = true;
  await vi.advanceTimersByTimeAsync(6_000);
  expect([editor.get().status, there.now.table.rows[0]?.id]).toEqual(["quiet", "b"]);
  vi.useRealTimers();
});

test("two people's edits of different rows are both there", async () => {
  const { there, editor, edit } = opened(snapshot(1, row("a"), row("b")));
  there.now = snapshot(2, row("a", "theirs"), row("b"));
  edit(row("a"), row("b", "mine"));
  expect(await editor.flush()).toBe(true);
  const both = [row("a", "theirs"), row("b", "mine")];
  expect([editor.get().table.rows, there.now.table.rows, editor.get().base.revision]).toEqual([both, both, 3]);
  editor.stop();
});

test("a conflict is a choice, and what was chosen is sent", async () => {
  const { there, editor, edit } = opened(snapshot(1, row("a")));
  there.conflict = true;
  there.now = snapshot(2, row("a", "theirs"));
  edit(row("a", "mine"));
  expect([await editor.flush(), editor.get().status]).toEqual([false, "conflict"]);
  editor.dispatch({ type: "choose", conflict: editor.get().conflicts[0]!, take: "mine" });
  expect([await editor.flush(), there.now.table.rows]).toEqual([true, [row("a", "mine")]]);
  editor.stop();
});

test("where the server forgot the base, one chooses between the two tables", async () => {
  const { there, editor, edit } = opened(snapshot(1, row("a")));
  there.forgets = true;
  there.now = snapshot(60, row("theirs"));
  edit(row("mine"));
  expect([await editor.flush(), editor.get().theirs?.base.revision]).toEqual([false, 60]);
  editor.dispatch({ type: "keepMine" });
  expect([await editor.flush(), there.now.table.rows[0]?.id]).toEqual([true, "mine"]);
  editor.stop();
});

test("looking again takes over what others saved while nothing of mine is unsaved", async () => {
  const { there, editor } = opened(snapshot(1, row("a")));
  expect(await editor.check()).toBe(false);
  there.now = snapshot(2, row("theirs"));
  expect([await editor.check(), idsOf(editor.get())]).toEqual([true, "theirs"]);
});

test("panels lead the grid to a cell and mark rows", () => {
  const { editor } = opened(snapshot(1, row("a")));
  const seen = vi.fn();
  editor.view.subscribe(seen);
  editor.reveal("a", "x");
  editor.select({ row: "a" });
  editor.setMarks(new Map([["a", { tone: "warn", text: "Overlaps row 2" }]]));
  editor.enter("a");
  expect([seen.mock.calls.length, editor.view.get().target, editor.view.get().row]).toEqual([4, { row: "a" }, "a"]);
  expect(editor.view.get().marks.get("a")?.tone).toBe("warn");
  editor.setMarks();
  expect(editor.view.get().marks.size).toBe(0);
});
