/** Keeps an opened flow saved: drafts go to the server by themselves, and to this browser while it is away. */
import type { Doc } from "~/features/studio/model/document";
import type { Base, Kept } from "~/features/studio/model/memory";
import { between, type Operation } from "~/features/studio/model/patch";
import { rebased, reusing } from "~/features/studio/model/rebase";
import type { Choice, Conflict, Finding, Saving, Studio, StudioStore } from "~/features/studio/store";
import type { Problem } from "~/lib/problems";

export interface Snapshot {
  doc: Doc;
  base: Base;
  findings: readonly Finding[];
}

export interface Delta {
  base: Base;
  patch: Operation[];
  layoutPatch: Operation[];
  choices: readonly Choice[];
}

export type Answer =
  | { kind: "saved"; snapshot: Snapshot }
  | { kind: "refused"; problems: readonly Problem[] }
  | { kind: "conflict"; conflicts: readonly Conflict[] }
  | { kind: "locked"; holder: string; problems: readonly Problem[] }
  | { kind: "stale"; problems: readonly Problem[] }
  | { kind: "offline" };

/** The server and the browser's store, as saving needs them. */
export interface Gateway {
  save: (delta: Delta) => Promise<Answer>;
  load: () => Promise<Snapshot | null>;
  check: (flow: Doc["flow"]) => Promise<{ findings: readonly Finding[]; problems: readonly Problem[] } | null>;
  keep: (kept: Kept) => void;
}

const pauseMs = 700;
const checkMs = 350;
const retryMs = 4_000;
const keepMs = 150;
/** So often the edits are carried over to newer ground before a person is asked. */
const carries = 5;

const waits = new Set<Saving["status"]>(["saved", "waiting", "offline", "refused"]);
const isDirty = ({ doc, saved }: Studio) => doc !== saved;

const saving = (status: Saving["status"], more: Partial<Saving> = {}): Pick<Studio, "saving"> => ({
  saving: { at: null, problems: [], conflicts: [], status, ...more },
});

function deltaOf({ doc, saved, stored, base }: Studio, choices: readonly Choice[]): Delta {
  const patch = between(saved.flow, doc.flow);
  const layoutPatch = between(stored, doc.layout);
  return { base, patch, layoutPatch, choices };
}

function keptOf(studio: Studio): Kept {
  const { base, history, doc, saved, stored } = studio;
  return { format: 1, base, history, ...(isDirty(studio) ? { unsaved: { saved, doc, stored } } : {}) };
}

/** Nodes that the server has no place for stay where they were drawn. */
function filled(snapshot: Doc, drawn: Doc): Doc {
  const places = snapshot.flow.nodes.flatMap(({ id }) => {
    const at = snapshot.layout.positions[id] ?? drawn.layout.positions[id];
    return at ? [[id, at] as const] : [];
  });
  const positions = { ...Object.fromEntries(places), ...snapshot.layout.positions };
  return { ...snapshot, layout: { ...snapshot.layout, positions } };
}

/** What the server has now stands; what was edited since `sent` goes on top of it. */
function adopt(store: StudioStore, sent: Doc, snapshot: Snapshot): void {
  const { doc } = store.getState();
  const theirs = reusing(sent, filled(snapshot.doc, sent));
  store.setState({ doc: rebased(sent, doc, theirs), saved: theirs, stored: snapshot.doc.layout, base: snapshot.base });
}

/** Saves until `stop` is called, which sends what is left. */
export function keepSaved(store: StudioStore, gateway: Gateway): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let checking: ReturnType<typeof setTimeout> | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let carried = 0;
  let running: Promise<void> | null = null;
  let stopped = false;

  const schedule = (after: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void saveOnce(), after);
  };

  const settled: Record<Answer["kind"], (answer: never, sent: Doc) => void | Promise<void>> = {
    saved: ({ snapshot }: Extract<Answer, { kind: "saved" }>, sent) => {
      carried = 0;
      adopt(store, sent, snapshot);
      const clean = !isDirty(store.getState());
      store.setState({
        ...saving(clean ? "saved" : "waiting", { at: Date.now() }),
        ...(clean ? { findings: snapshot.findings, checked: store.getState().doc.flow } : {}),
        holder: null,
      });
    },
    refused: ({ problems }: Extract<Answer, { kind: "refused" }>) => store.setState(saving("refused", { problems })),
    conflict: ({ conflicts }: Extract<Answer, { kind: "conflict" }>) => store.setState(saving("conflict", { conflicts })),
    locked: ({ holder, problems }: Extract<Answer, { kind: "locked" }>) =>
      store.setState({ ...saving("locked", { problems }), holder }),
    offline: () => {
      store.setState(saving("offline"));
      schedule(retryMs);
    },
    stale: async ({ problems }: Extract<Answer, { kind: "stale" }>) => {
      carried += 1;
      if (carried > carries) return store.setState(saving("refused", { problems }));
      const newest = await gateway.load();
      if (newest) adopt(store, store.getState().saved, newest);
      store.setState(saving(newest ? "waiting" : "offline"));
      if (!newest) schedule(retryMs);
    },
  };

  const send = async (choices: readonly Choice[]) => {
    clearTimeout(timer);
    const studio = store.getState();
    const sent = studio.doc;
    const delta = deltaOf(studio, choices);
    if (delta.patch.length + delta.layoutPatch.length === 0) {
      store.setState({ saved: sent, ...saving("saved", { at: studio.saving.at }) });
      return;
    }
    // Whoever is deciding a conflict goes on deciding while it is asked for anew.
    store.setState(saving("saving", { at: studio.saving.at, conflicts: studio.saving.conflicts }));
    try {
      const answer = await gateway.save(delta);
      await settled[answer.kind](answer as never, sent);
    } catch {
      // An answer that can't be taken over is asked for again; the edits are kept all the while.
      store.setState(saving("offline"));
      schedule(retryMs);
    }
  };

  const saveOnce = (choices: readonly Choice[] = []): Promise<void> => {
    running ??= send(choices).finally(() => {
      running = null;
      const studio = store.getState();
      if (isDirty(studio) && studio.saving.status === "waiting") schedule(pauseMs);
    });
    return running;
  };

  const check = async () => {
    const { flow } = store.getState().doc;
    const found = await gateway.check(flow);
    if (!found || stopped || store.getState().doc.flow !== flow) return;
    const problems = found.problems.map((one) => asFinding(one));
    store.setState({ findings: [...problems, ...found.findings], checked: flow });
  };

  const keepNow = () => {
    clearTimeout(keeping);
    gateway.keep(keptOf(store.getState()));
  };

  const unsubscribe = store.subscribe((now, before) => {
    if (now.doc !== before.doc || now.history !== before.history || now.saved !== before.saved) {
      clearTimeout(keeping);
      keeping = setTimeout(keepNow, keepMs);
    }
    if (now.doc === before.doc) return;
    if (isDirty(now) && waits.has(now.saving.status) && !running) {
      if (now.saving.status !== "offline") store.setState(saving("waiting", { at: now.saving.at }));
      schedule(pauseMs);
    }
    if (now.doc.flow === before.doc.flow || now.doc.flow === now.checked) return;
    clearTimeout(checking);
    checking = setTimeout(() => void check(), checkMs);
  });

  store.setState({
    flush: async () => {
      for (let tries = 0; tries < 4 && isDirty(store.getState()); tries += 1) await saveOnce();
      return !isDirty(store.getState());
    },
    resolve: async (choices) => {
      if (running) await running;
      await saveOnce(choices);
      return store.getState().saving.status !== "conflict";
    },
    refresh: async () => {
      if (running) await running;
      const studio = store.getState();
      const newest = await gateway.load();
      if (!newest || running || store.getState().base !== studio.base) return;
      const moved = newest.base.revision !== studio.base.revision || newest.base.version !== studio.base.version;
      if (!moved) return;
      if (isDirty(store.getState())) return schedule(0);
      adopt(store, store.getState().saved, newest);
      store.setState({ findings: newest.findings, checked: store.getState().doc.flow });
    },
  });
  if (isDirty(store.getState())) schedule(0);
  const online = () => schedule(0);
  window.addEventListener("online", online);
  window.addEventListener("pagehide", keepNow);
  return () => {
    stopped = true;
    keepNow();
    clearTimeout(timer);
    clearTimeout(checking);
    unsubscribe();
    window.removeEventListener("online", online);
    window.removeEventListener("pagehide", keepNow);
    const studio = store.getState();
    if (isDirty(studio) && waits.has(studio.saving.status) && !running) void gateway.save(deltaOf(studio, []));
  };
}

/** A malformed document has problems instead of findings: they are shown at the same places. */
const asFinding = ({ code, message, path }: Problem): Finding => ({
  code,
  severity: "error",
  node: null,
  path: path.join("/"),
  message,
  fix: null,
});
