/** What the canvas asks just now, and what hangs over it: menus, search, the words for a refused edge. */
import type { ReactFlowInstance } from "@xyflow/react";
import { createContext, useContext } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import type { End, Point } from "~/features/studio/model/document";
import type { Refusal } from "~/features/studio/model/kinds";

export type Ask =
  /** Which kind comes here: after a port, on an edge, or at a place of the canvas. `at` is on the screen. */
  | { kind: "next"; at: Point; after?: End; edge?: string; place?: Point }
  | { kind: "connect"; from: string; port?: string }
  | { kind: "menu"; at: Point }
  | { kind: "search" };

export interface CanvasUi {
  ask: Ask | null;
  hoveredEdge: string | null;
  /** Why the edge that is being drawn may not end where the pointer is. */
  refusal: Refusal | null;
  /** Spoken to screen readers. */
  said: string;
  view: ReactFlowInstance | null;
  open: (ask: Ask | null) => void;
  say: (text: string) => void;
}

export type CanvasUiStore = StoreApi<CanvasUi>;

export const createCanvasUi = (): CanvasUiStore =>
  createStore<CanvasUi>((set) => ({
    ask: null,
    hoveredEdge: null,
    refusal: null,
    said: "",
    view: null,
    open: (ask) => set({ ask }),
    say: (said) => set({ said }),
  }));

const UiContext = createContext<CanvasUiStore | null>(null);

export const CanvasUiProvider = UiContext.Provider;

export function useCanvasUiStore(): CanvasUiStore {
  const store = useContext(UiContext);
  if (!store) throw new Error("useCanvasUi is used outside of the designer");
  return store;
}

export const useCanvasUi = <T>(selector: (state: CanvasUi) => T): T => useStore(useCanvasUiStore(), selector);

const elementOf = (id: string | null) =>
  document.querySelector<HTMLElement>(id ? `.react-flow__node[data-id="${CSS.escape(id)}"]` : "[data-canvas]");

/** Puts the focus on a node, on the canvas until that is drawn; without an id, on the canvas. */
export function focusNode(id: string | null, tries = 30): void {
  const found = elementOf(id);
  if (found) return found.focus({ preventScroll: true });
  const canvas = elementOf(null);
  if (tries === 30) canvas?.focus({ preventScroll: true });
  if (tries > 0 && document.activeElement === canvas) requestAnimationFrame(() => focusNode(id, tries - 1));
}
