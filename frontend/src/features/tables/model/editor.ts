/**
 * The editor of one table, for the grid and the panels beside it.
 *
 * - `get()` and `subscribe` give the session: the table, its history, and how it stands to the server.
 * - `dispatch({ type: "edited", table, label })` is any edit, of rows, columns, hit policy or tests: one undo step.
 * - `select` and `reveal` lead the grid to a cell; `setMarks` colours rows, e.g. those that overlap or matched.
 * - It saves by itself. `flush()` saves now; `check()` takes over what others saved, e.g. after an import.
 */
import type { Choice, Conflict } from "~/features/tables/model/conflicts";
import type { Finding } from "~/features/tables/model/findings";
import { type Action, type Base, isUnsaved, reduce, type Session, type Snapshot } from "~/features/tables/model/session";
import type { Table } from "~/features/tables/model/table";
import { createView, type View } from "~/features/tables/model/view";
import type { Problem } from "~/lib/problems";

export type SaveAnswer =
  /** `table` is there when others saved meanwhile and both were merged. */
  | { kind: "saved"; base: Base; findings?: readonly Finding[]; table?: Table }
  | { kind: "conflict"; conflicts: readonly Conflict[] }
  | { kind: "refused"; problems: readonly Problem[] }
  | { kind: "stale" }
  | { kind: "failed" };

/** What is sent: the edits between the table that the server had at `base` and the present one. */
export interface Change {
  base: Base;
  before: Table;
  after: Table;
  choices: readonly Choice[];
}

/** The server and the browser's store. `load` gives null when the server does not answer. */
export interface Gateway {
  save: (change: Change) => Promise<SaveAnswer>;
  load: () => Promise<Snapshot | null>;
  keep: (session: Session, before: Session) => void;
}

export interface Editor extends View {
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

const held = new Set<Session["status"]>(["refused", "conflict"]);
const waits = (session: Session) =>
  !session.theirs && !held.has(session.status) && (isUnsaved(session) || session.choices.length > 0);

export function createEditor(begun: Session, gateway: Gateway): Editor {
  let session = begun;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;
  const listeners = new Set<() => void>();

  const schedule = () => {
    clearTimeout(timer);
    if (stopped || !waits(session) || session.status === "saving") return;
    timer = setTimeout(() => void saveOnce(), session.status === "offline" ? retryMs : pauseMs);
  };

  const dispatch = (action: Action) => {
    const before = session;
    session = reduce(session, action);
    if (session === before) return;
    gateway.keep(session, before);
    for (const listener of listeners) listener();
    schedule();
  };

  const send = async () => {
    clearTimeout(timer);
    const { base, saved, table, choices } = session;
    dispatch({ type: "sending" });
    const answer = await gateway.save({ base, before: saved, after: table, choices });
    if (answer.kind === "stale") {
      const snapshot = await gateway.load();
      dispatch(snapshot ? { type: "theirs", snapshot } : { type: "failed" });
    } else if (answer.kind === "failed") dispatch({ type: "failed" });
    else {
      const { kind, ...rest } = answer;
      dispatch({ type: kind, ...rest } as Action);
    }
  };

  const saveOnce = (): Promise<void> => {
    running ??= send().finally(() => {
      running = null;
      schedule();
    });
    return running;
  };

  const flush = async () => {
    if (session.status === "refused") dispatch({ type: "again" });
    for (let tries = 0; tries < 3 && waits(session); tries += 1) await saveOnce();
    if (running) await running;
    return !isUnsaved(session) && !session.theirs;
  };

  const check = async () => {
    if (running) await running;
    if (session.theirs) return false;
    const { base } = session;
    const snapshot = await gateway.load();
    if (!snapshot || running || session.base !== base || sameBase(snapshot.base, base)) return false;
    if (isUnsaved(session)) {
      await saveOnce();
      return !isUnsaved(session);
    }
    dispatch({ type: "joined", snapshot });
    return true;
  };

  return {
    ...createView(),
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

const sameBase = (one: Base, other: Base) => one.revision === other.revision && one.version === other.version && one.sha256 === other.sha256;
