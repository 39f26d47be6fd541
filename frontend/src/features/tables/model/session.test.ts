import { expect, test } from "vitest";
import { byCell, cellKey, placed, standing } from "~/features/tables/model/findings";
import { resume, toText } from "~/features/tables/model/memory";
import { begin, isUnsaved, reduce, type Session, type Snapshot } from "~/features/tables/model/session";
import { columnsOf, type Row, type Table } from "~/features/tables/model/table";

const row = (id: string, then = "1"): Row => ({ id, when: [], then: [then] });
const table = (...rows: Row[]): Table => ({
  schema: "orderloom.table/1",
  key: "t",
  name: { en: "T" },
  inputs: [],
  outputs: [{ id: "y", label: "Y" }],
  rows,
});
const server = (revision: number, ...rows: Row[]): Snapshot => ({
  base: { revision, sha256: `sha${revision}` },
  table: table(...rows),
  findings: [],
});
const ids = (session: Session) => session.table.rows.map((one) => one.id).join("");
const edit = (session: Session, ...rows: Row[]) => reduce(session, { type: "edited", rows });
const [a, b, c] = [row("a"), row("b"), row("c")];

test("what was edited while saving stays unsaved", () => {
  let now = reduce(edit(begin(server(0, a)), a, b), { type: "sending" });
  now = edit(now, a, b, c);
  now = reduce(now, { type: "saved", base: { revision: 1, sha256: "s" }, findings: [] });
  expect(isUnsaved(now)).toBe(true);
  expect(now.base.revision).toBe(1);
});

test("taking theirs leaves mine one undo away", () => {
  let now = reduce(edit(begin(server(1, a)), a, b), { type: "theirs", snapshot: server(2, a, c) });
  now = reduce(now, { type: "takeTheirs" });
  expect([ids(now), isUnsaved(now), now.base.revision, now.theirs]).toEqual(["ac", false, 2, null]);
  now = reduce(now, { type: "undo" });
  expect([ids(now), isUnsaved(now)]).toEqual(["ab", true]);
});

test("keeping mine leaves theirs one undo away and saves over them", () => {
  let now = reduce(edit(begin(server(1, a)), a, b), { type: "theirs", snapshot: server(2, a, c) });
  now = reduce(now, { type: "keepMine" });
  expect([ids(now), isUnsaved(now), now.base.revision]).toEqual(["ab", true, 2]);
  now = reduce(now, { type: "undo" });
  expect(ids(now)).toBe("ac");
  now = reduce(reduce(now, { type: "undo" }), { type: "undo" });
  expect(ids(now)).toBe("a");
});

test("an edit after a refusal is sent anew", () => {
  const refused = reduce(edit(begin(server(0, a)), b), { type: "refused", problems: [{ code: "x", message: "No.", path: [] }] });
  expect(refused.status).toBe("refused");
  expect(edit(refused, c).status).toBe("quiet");
});

test("history outlives a reload, and so do unsaved rows", () => {
  const edited = edit(begin(server(3, a)), a, b);
  const again = resume(server(3, a), toText(edited));
  expect([ids(again), isUnsaved(again), again.theirs]).toEqual(["ab", true, null]);
  expect(ids(reduce(again, { type: "undo" }))).toBe("a");
});

test("a reload after the last save, whose answer never came, is no conflict", () => {
  const again = resume(server(4, a, b), toText(edit(begin(server(3, a)), a, b)));
  expect([again.theirs, isUnsaved(again), again.base.revision]).toEqual([null, false, 4]);
});

test("unsaved rows on an outdated version become a conflict", () => {
  const again = resume(server(5, c), toText(edit(begin(server(3, a)), a, b)));
  expect([ids(again), again.theirs?.base.revision]).toEqual(["ab", 5]);
});

test("saved history is dropped when someone else saved since", () => {
  const saved = reduce(reduce(edit(begin(server(0, a)), b), { type: "sending" }), { type: "saved", base: { revision: 1, sha256: "sha1" }, findings: [] });
  expect(resume(server(1, row("b")), toText(saved)).history.past).toHaveLength(1);
  expect(resume(server(2, c), toText(saved)).history.past).toHaveLength(0);
  expect(ids(resume(server(2, c), "not json"))).toBe("c");
});

test("findings find their cell and go once it changes", () => {
  const rows = [row("a"), row("b", "oops(")];
  const found = placed([{ code: "feel.syntax", severity: "error", path: "rows.1.then.0", message: "No." }], rows);
  const columns = columnsOf(table(), false);
  expect(byCell(found).get(cellKey("b", "then.0"))).toBe("No.");
  expect(standing(found, rows, [...rows, c], columns)).toHaveLength(1);
  expect(standing(found, rows, [rows[0]!, row("b", "2")], columns)).toEqual([]);
  expect(standing(found, rows, [rows[0]!], columns)).toEqual([]);
});
