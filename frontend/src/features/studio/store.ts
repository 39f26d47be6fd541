/** The one store of an opened flow: its document, what is chosen, its history, and how it stands to the server. */
import { produce, type Draft } from "immer";
import { createContext, useContext } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import type { Overlay } from "~/features/studio/canvas/overlay";
import { applied, changesBetween, reversed } from "~/features/studio/model/changes";
import type { Doc, Layout } from "~/features/studio/model/document";
import { closed, type History, noHistory, redone, remembered, undone } from "~/features/studio/model/history";
import type { DocumentKind } from "~/features/studio/model/kinds";
import type { Base } from "~/features/studio/model/memory";
import type { PanelId } from "~/features/studio/panelIds";
import type { ExpressionSampleInput } from "~/graphql/graphql";
import type { Problem } from "~/lib/problems";

export interface Finding {
  code: string;
  severity: string;
  node: string | null;
  path: string;
  message: string;
  fix: string | null;
  position?: number | null;
}

/** Why nothing can be changed. */
export type ReadOnly = false | "permission" | "version" | "locked" | "review" | "retired" | "narrow";

export interface Conflict extends Problem {
  details: unknown;
}

export interface Saving {
  status: "saved" | "waiting" | "saving" | "offline" | "conflict" | "refused" | "locked";
  at: number | null;
  problems: readonly Problem[];
  conflicts: readonly Conflict[];
}

export interface Choice {
  element: string | null;
  field: string;
  take: "MINE" | "THEIRS";
}

export interface Sample {
  label: string;
  input: ExpressionSampleInput;
}

/** What is to be shown and focused; `at` tells two wishes for the same place apart. */
export interface Revealed {
  id: string;
  field: readonly (string | number)[] | null;
  at: number;
}

export interface Studio {
  key: string;
  document: DocumentKind;
  kinds: DocumentKind["kinds"];
  doc: Doc;
  /** What the server has, with places for all nodes. */
  saved: Doc;
  /** The layout as the server has it: places that were worked out here are stored with the first edit. */
  stored: Layout;
  base: Base;
  history: History;
  selection: readonly string[];
  revealed: Revealed | null;
  findings: readonly Finding[];
  /** The flow that the findings are about; null while it can't be checked. */
  checked: Doc["flow"] | null;
  readOnly: ReadOnly;
  saving: Saving;
  /** Who writes instead of us. */
  holder: string | null;
  sample: Sample | null;
  overlay: Overlay | null;
  panel: PanelId | null;
  breakpoints: readonly string[];
  edit: (label: string, change: (draft: Draft<Doc>) => void, options?: { merge?: string }) => void;
  /** Ends a step of typing. */
  settle: () => void;
  undo: () => void;
  redo: () => void;
  select: (ids: readonly string[]) => void;
  reveal: (id: string, field?: readonly (string | number)[]) => void;
  setOverlay: (overlay: Overlay | null) => void;
  setPanel: (panel: PanelId | null) => void;
  setSample: (sample: Sample | null) => void;
  toggleBreakpoint: (id: string) => void;
  /** Another document stands now; the one before is an undo away. */
  replace: (doc: Doc, label: string) => void;
  /** Saves now; true when the server then has it all. */
  flush: () => Promise<boolean>;
  /** Decides conflicts and saves. */
  resolve: (choices: readonly Choice[]) => Promise<boolean>;
  /** Asks the server for the newest draft and takes it over, keeping what is unsaved. */
  refresh: () => Promise<void>;
}

export type StudioStore = StoreApi<Studio>;

type Set = StudioStore["setState"];
type Get = StudioStore["getState"];

function step(set: Set, get: Get, turn: typeof undone, back: boolean) {
  const { history, doc, readOnly } = get();
  const found = readOnly ? null : turn(history);
  if (!found) return;
  const { changes } = found.entry;
  const next = applied(doc, back ? reversed(changes) : changes);
  set({ doc: next, history: found.history, selection: chosenAfter(next, changes.map(({ id }) => id)) });
}

/** Undo shows where something happened: what it touched is chosen. */
function chosenAfter({ flow }: Doc, ids: readonly string[]): string[] {
  const there = new Set([...flow.nodes, ...flow.edges, ...(flow.notes ?? [])].map((one) => one.id));
  const touched = [...new Set(ids)].filter((id) => there.has(id));
  return touched.length <= 20 ? touched : [];
}

export interface Opened {
  key: string;
  document: DocumentKind;
  doc: Doc;
  saved: Doc;
  stored?: Layout;
  base: Base;
  history?: History;
  findings: readonly Finding[];
  readOnly: ReadOnly;
}

/** `flush`, `resolve` and `refresh` do nothing until `keepSaved` of saving.ts takes them over. */
export function createStudio({ history = noHistory, ...opened }: Opened): StudioStore {
  return createStore<Studio>((set, get) => ({
    stored: opened.saved.layout,
    ...opened,
    kinds: opened.document.kinds,
    history,
    selection: [],
    revealed: null,
    checked: opened.doc === opened.saved ? opened.doc.flow : null,
    saving: { status: opened.doc === opened.saved ? "saved" : "waiting", at: null, problems: [], conflicts: [] },
    holder: null,
    sample: null,
    overlay: null,
    panel: null,
    breakpoints: [],
    edit: (label, change, { merge } = {}) => {
      const { doc, readOnly, history: before } = get();
      if (readOnly) return;
      const next = produce(doc, (draft) => {
        change(draft);
      });
      const changes = changesBetween(doc, next);
      if (changes.length === 0) return;
      set({ doc: next, history: remembered(before, { label, changes, ...(merge ? { merge } : {}) }) });
    },
    settle: () => set(({ history: now }) => ({ history: closed(now) })),
    undo: () => step(set, get, undone, true),
    redo: () => step(set, get, redone, false),
    select: (selection) => set({ selection }),
    reveal: (id, field) => {
      const panel = id ? "inspector" : get().panel;
      set({ selection: id ? [id] : [], panel, revealed: { id, field: field ?? null, at: performance.now() } });
    },
    setOverlay: (overlay) => set({ overlay }),
    setPanel: (panel) => set({ panel }),
    setSample: (sample) => set({ sample }),
    toggleBreakpoint: (id) =>
      set(({ breakpoints }) => ({
        breakpoints: breakpoints.includes(id) ? breakpoints.filter((one) => one !== id) : [...breakpoints, id],
      })),
    replace: (doc, label) => {
      const before = get();
      const changes = before.readOnly ? [] : changesBetween(before.doc, doc);
      if (changes.length > 0) set({ doc, history: remembered(before.history, { label, changes }) });
    },
    flush: async () => get().doc === get().saved,
    resolve: async () => false,
    refresh: async () => undefined,
  }));
}

const StudioContext = createContext<StudioStore | null>(null);

export const StudioProvider = StudioContext.Provider;

export function useStudioStore(): StudioStore {
  const store = useContext(StudioContext);
  if (!store) throw new Error("useStudio is used outside of an opened flow");
  return store;
}

export const useStudio = <T>(selector: (state: Studio) => T): T => useStore(useStudioStore(), selector);
