/** Keeps an editing session saved: drafts go to the server by themselves, the session survives a reload. */
import { toText } from "~/features/tables/model/memory";
import { type Action, type Base, isUnsaved, reduce, type Session, type Snapshot } from "~/features/tables/model/session";
import type { Finding } from "~/features/tables/model/findings";
import type { Table } from "~/features/tables/model/table";
import type { Problem } from "~/lib/problems";

export type SaveAnswer =
  | { kind: "saved"; base: Base; findings: readonly Finding[] }
  | { kind: "refused"; problems: readonly Problem[] }
  | { kind: "stale" }
  | { kind: "failed" };

/** The server, as the editor needs it. `load` gives null when it does not answer. */
export interface Gateway {
  save: (table: Table, baseRevision: number) => Promise<SaveAnswer>;
  load: () => Promise<Snapshot | null>;
  keep: (text: string) => void;
}

export interface Editor {
  get: () => Session;
  subscribe: (listener: () => void) => () => void;
  dispatch: (action: Action) => void;
  /** Saves what is unsaved now; true when the server then has it all. */
  flush: () => Promise<boolean>;
  /** Asks whether someone else saved meanwhile; true when their version was taken over. */
  check: () => Promise<boolean>;
  /** Sends what is unsaved for the last time. */
  stop: () => void;
}

const pauseMs = 700;
const retryMs = 5_000;

const waits = (session: Session) => isUnsaved(session) && !session.theirs && session.status !== "refused";

export function createEditor(begun: Session, gateway: Gateway): Editor {
  let session = begun;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;
  const listeners = new Set<() => void>();

  const schedule = () => {
    clearTimeout(timer);
    if (stopped || !waits(session) || session.status === "saving") return;
    timer = setTimeout(() => void saveOnce(), session.status === "failed" ? retryMs : pauseMs);
  };

  const dispatch = (action: Action) => {
    const next = reduce(session, action);
    if (next === session) return;
    session = next;
    gateway.keep(toText(session));
    for (const listener of listeners) listener();
    schedule();
  };

  const send = async () => {
    clearTimeout(timer);
    dispatch({ type: "sending" });
    const answer = await gateway.save(session.table, session.base.revision);
    if (answer.kind === "saved") dispatch({ type: "saved", base: answer.base, findings: answer.findings });
    else if (answer.kind === "refused") dispatch({ type: "refused", problems: answer.problems });
    else {
      const snapshot = answer.kind === "stale" ? await gateway.load() : null;
      dispatch(snapshot ? { type: "theirs", snapshot } : { type: "failed" });
    }
  };

  const saveOnce = (): Promise<void> => {
    running ??= send().finally(() => {
      running = null;
    });
    return running;
  };

  const flush = async () => {
    for (let tries = 0; tries < 3 && waits(session); tries += 1) await saveOnce();
    if (running) await running;
    return !isUnsaved(session) && !session.theirs;
  };

  const check = async () => {
    if (running || session.theirs) return false;
    const { base } = session;
    const snapshot = await gateway.load();
    const moved = snapshot && (snapshot.base.revision !== base.revision || snapshot.base.sha256 !== base.sha256);
    if (!moved || running || session.base !== base) return false;
    dispatch({ type: isUnsaved(session) ? "theirs" : "replaced", snapshot });
    return !session.theirs;
  };

  return {
    get: () => session,
    subscribe: (listener) => {
      listeners.add(listener);
      stopped = false;
      schedule();
      return () => listeners.delete(listener);
    },
    dispatch,
    flush,
    check,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      if (waits(session) && !running) void saveOnce();
    },
  };
}
