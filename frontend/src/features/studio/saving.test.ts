import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { document, line, node } from "~/features/studio/model/sample";
import { type Answer, type Delta, type Gateway, keepSaved, type Snapshot } from "~/features/studio/saving";
import { createStudio } from "~/features/studio/store";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const base = (revision: number) => ({ revision, version: 1 });

/** A server that answers what it is told to, one answer a save. */
function opened(...answers: (Answer | Error)[]) {
  const sent: Delta[] = [];
  const doc = line();
  const store = createStudio({ key: "line", document, doc, saved: doc, base: base(1), findings: [], readOnly: false });
  const newest: Snapshot = { doc: named(line(), "finish", "Stop"), base: base(7), findings: [] };
  const gateway: Gateway = {
    save: async (delta) => {
      sent.push(delta);
      const answer = answers.shift() ?? { kind: "offline" };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    load: async () => newest,
    check: async () => null,
    keep: vi.fn(),
  };
  const stop = keepSaved(store, gateway);
  return { store, sent, gateway, stop };
}

const named = (doc: ReturnType<typeof line>, id: string, name: string) => ({
  ...doc,
  flow: { ...doc.flow, nodes: doc.flow.nodes.map((one) => (one.id === id ? node(id, one.kind, { name: { en: name } }) : one)) },
});

const rename = (store: ReturnType<typeof opened>["store"], name: string) =>
  store.getState().edit("Name", ({ flow }) => {
    const own = flow.nodes.find(({ id }) => id === "survey");
    if (own) own.name = { en: name };
  });

const saved = (doc: ReturnType<typeof line>, revision: number): Answer => ({ kind: "saved", snapshot: { doc, base: base(revision), findings: [] } });
const names = (store: ReturnType<typeof opened>["store"]) => store.getState().doc.flow.nodes.map(({ name }) => (name as { en: string }).en);

test("an edit is sent a moment later, and what others did comes with the answer", async () => {
  const { store, sent } = opened(saved(named(named(line(), "survey", "Visit"), "finish", "Stop"), 2));
  rename(store, "Visit");
  expect(store.getState().saving.status).toBe("waiting");
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent[0]).toMatchObject({ base: base(1), patch: [{ op: "test" }, { op: "replace", path: "/nodes/1/name/en", value: "Visit" }] });
  expect(store.getState().saving.status).toBe("saved");
  expect(store.getState().base).toEqual(base(2));
  expect(names(store)).toEqual(["begin", "Visit", "note", "Stop"]);
});

test("without a connection the edit waits, and is sent when there is one", async () => {
  const { store, sent } = opened({ kind: "offline" }, saved(named(line(), "survey", "Visit"), 2));
  rename(store, "Visit");
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.getState().saving.status).toBe("offline");
  await vi.advanceTimersByTimeAsync(5000);
  expect([sent.length, store.getState().saving.status]).toEqual([2, "saved"]);
});

test("an answer that breaks leaves nothing hanging", async () => {
  const { store } = opened(new Error("torn"), saved(named(line(), "survey", "Visit"), 2));
  rename(store, "Visit");
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.getState().saving.status).toBe("offline");
  await vi.advanceTimersByTimeAsync(5000);
  expect(store.getState().saving.status).toBe("saved");
});

test("edits are carried over to newer ground, and a person is asked when that does not end", async () => {
  const stale: Answer = { kind: "stale", problems: [{ code: "stale_version", message: "Someone else saved.", path: [] }] };
  const { store, sent } = opened(...Array.from({ length: 9 }, () => stale));
  rename(store, "Visit");
  await vi.advanceTimersByTimeAsync(1000);
  expect(names(store)).toEqual(["begin", "Visit", "note", "Stop"]);
  expect(store.getState().base).toEqual(base(7));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([sent.length, store.getState().saving.status]).toEqual([6, "refused"]);
  expect(names(store)).toEqual(["begin", "Visit", "note", "Stop"]);
});

test("a conflict is saved by nobody until it is decided", async () => {
  const { store, sent } = opened({ kind: "conflict", conflicts: [] }, saved(named(line(), "survey", "Look"), 3));
  rename(store, "Visit");
  await vi.advanceTimersByTimeAsync(60_000);
  expect([sent.length, store.getState().saving.status]).toEqual([1, "conflict"]);
  const choice = { element: "survey", field: "name.en", take: "THEIRS" as const };
  await store.getState().resolve([choice]);
  expect(sent[1]?.choices).toEqual([choice]);
  expect(names(store)).toEqual(["begin", "Look", "note", "finish"]);
});

test("a conflict stays before whoever decides it while others go on writing", async () => {
  const conflict = { code: "flows.conflict", message: "", path: ["nodes", "survey", "name.en"] } as never;
  const { store, sent } = opened({ kind: "conflict", conflicts: [conflict] }, { kind: "conflict", conflicts: [conflict] });
  rename(store, "Visit");
  await vi.advanceTimersByTimeAsync(1000);
  const seen: number[] = [];
  store.subscribe((now) => seen.push(now.saving.conflicts.length));
  await store.getState().refresh();
  await vi.advanceTimersByTimeAsync(1000);
  expect([sent.length, store.getState().saving.status]).toEqual([2, "conflict"]);
  expect(new Set(seen)).toEqual(new Set([1]));
});

test("what is unsaved is kept in the browser, and once more when the screen is left", async () => {
  const { store, gateway, stop } = opened();
  rename(store, "V");
  rename(store, "Vi");
  await vi.advanceTimersByTimeAsync(200);
  expect(vi.mocked(gateway.keep).mock.lastCall?.[0].unsaved?.doc).toBe(store.getState().doc);
  rename(store, "Vis");
  stop();
  expect(vi.mocked(gateway.keep).mock.lastCall?.[0].unsaved?.doc).toBe(store.getState().doc);
});
