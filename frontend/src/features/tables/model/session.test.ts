import { expect, test } from "vitest";
import type { Conflict } from "~/features/tables/model/conflicts";
import { byCell, cellKey, placed, standing } from "~/features/tables/model/findings";
import { begin, isUnsaved, reduce, type Session } from "~/features/tables/model/session";
import { columnsOf, type Row } from "~/features/tables/model/table";
import { base, idsOf, row, snapshot, tableOf } from "~/features/tables/model/testing";

const edit = (session: Session, ...rows: Row[]) => reduce(session, { type: "edited", table: { ...session.table, rows }, label: "Edit" });
const [a, b, c] = [row("a"), row("b"), row("c")];
const saved = (session: Session, revision: number) => reduce(session, { type: "saved", base: base(revision), findings: [] });

test("what was edited while saving stays unsaved", () => {
  let now = reduce(edit(begin(snapshot(0, a)), a, b), { type: "sending" });
  now = saved(edit(now, a, b, c), 1);
  expect([isUnsaved(now), now.base.revision, now.history.past.length]).toEqual([true, 1, 2]);
});

test("what others saved is merged in, below what was edited meanwhile, and undo takes back only mine", () => {
  let now = reduce(edit(begin(snapshot(1, a, b)), row("a", "mine"), b), { type: "sending" });
  now = edit(now, row("a", "mine"), row("b", "later"));
  now = reduce(now, { type: "saved", base: base(3), findings: [], table: tableOf(row("a", "mine"), row("b", "", "theirs"), c) });
  expect(now.table.rows).toEqual([row("a", "mine"), row("b", "later", "theirs"), c]);
  expect([isUnsaved(now), now.saved.rows[1]]).toEqual([true, row("b", "", "theirs")]);
  now = reduce(reduce(now, { type: "undo" }), { type: "undo" });
  expect(now.table.rows).toEqual([a, row("b", "", "theirs"), c]);
});

test("what others saved joins in while nothing of mine is unsaved, and rows that are the same stay the same", () => {
  const before = saved(reduce(edit(begin(snapshot(0, a)), a, b), { type: "sending" }), 1);
  const now = reduce(before, { type: "joined", snapshot: snapshot(2, row("a"), row("b"), c) });
  expect([idsOf(now), isUnsaved(now), now.history.past.length]).toEqual(["abc", false, 1]);
  expect(now.table.rows[0]).toBe(before.table.rows[0]);
  expect(idsOf(reduce(now, { type: "undo" }))).toBe("ac");
});

test("a conflict holds saving until each has a choice, and the choices go with the next save", () => {
  const conflict: Conflict = { noun: "row", element: "a", field: "when.x", base: null, mine: "m", theirs: "t", revision: 2 };
  const other = { ...conflict, element: "b" };
  let now = reduce(edit(begin(snapshot(1, a)), row("a", "m")), { type: "conflict", conflicts: [conflict, other] });
  now = reduce(now, { type: "choose", conflict, take: "theirs" });
  expect(now.status).toBe("conflict");
  now = reduce(reduce(now, { type: "choose", conflict: other, take: "theirs" }), { type: "choose", conflict: other, take: "mine" });
  expect([now.status, now.choices]).toEqual(["quiet", [{ element: "a", field: "when.x", take: "theirs" }, { element: "b", field: "when.x", take: "mine" }]]);
  now = saved(reduce(now, { type: "sending" }), 3);
  expect([now.conflicts, now.choices]).toEqual([[], []]);
});

test("where the base is kept no more, taking theirs leaves mine one undo away, and keeping mine saves over theirs", () => {
  const there = reduce(edit(begin(snapshot(1, a)), a, b), { type: "theirs", snapshot: snapshot(9, a, c) });
  const taken = reduce(there, { type: "takeTheirs" });
  expect([idsOf(taken), isUnsaved(taken), taken.base.revision]).toEqual(["ac", false, 9]);
  expect(idsOf(reduce(taken, { type: "undo" }))).toBe("ab");
  const kept = reduce(there, { type: "keepMine" });
  expect([idsOf(kept), isUnsaved(kept), kept.base.revision]).toEqual(["ab", true, 9]);
});

test("what the server gives instead is one undo away", () => {
  const now = reduce(begin(snapshot(1, a, b)), { type: "replaced", snapshot: snapshot(0, c), label: "Discard" });
  expect([idsOf(now), isUnsaved(now), now.history.past[0]?.label]).toEqual(["c", false, "Discard"]);
  expect(idsOf(reduce(now, { type: "undo" }))).toBe("ab");
});

test("an edit after a refusal is sent anew, with one after a failure the wait goes on", () => {
  const refused = reduce(edit(begin(snapshot(0, a)), b), { type: "refused", problems: [{ code: "x", message: "No.", path: [] }] });
  expect([refused.status, edit(refused, c).status]).toEqual(["refused", "quiet"]);
  expect(edit(reduce(begin(snapshot(0, a)), { type: "failed" }), c).status).toBe("offline");
});

test("findings find their cell and go once it changes", () => {
  const rows = [row("a"), row("b", "", "oops(")];
  const found = placed([{ code: "feel.syntax", severity: "error", path: "rows.1.then.0", message: "No." }], rows);
  const columns = columnsOf(tableOf(), false);
  expect(byCell(found).get(cellKey("b", "then.0"))).toBe("No.");
  expect(standing(found, rows, [...rows, c], columns)).toHaveLength(1);
  expect(standing(found, rows, [rows[0]!, row("b", "", "2")], columns)).toEqual([]);
  expect(standing(found, rows, [rows[0]!], columns)).toEqual([]);
});
