/** What the parts of the designer share: the graph, what is known of its specifications, what is chosen, and the steps. */
import { createContext, useContext } from "react";
import type { Graph } from "~/features/catalog/decomposition/model/graph";
import type { Places } from "~/features/catalog/decomposition/model/layout";
import type { Drawn } from "~/features/catalog/decomposition/model/specification";
import type { Drawing } from "~/features/catalog/decomposition/queries";
import type { Point } from "~/lib/route";

export type Panel = "details" | "outline" | "problems";
export type View = "canvas" | "characteristics";
export type Ask = { kind: "add"; place?: Point } | { kind: "connect"; from: string } | { kind: "new"; place?: Point; name: string } | { kind: "simulate" } | { kind: "find" } | { kind: "characteristics"; of: string; begin?: string };

export interface Designer {
  graph: Graph;
  drawing: Drawing;
  /** Null until the layout is known. */
  places: Places | null;
  /** By the part of the canvas, how many findings it has. */
  wrong: ReadonlyMap<string, number>;
  selection: readonly string[];
  readOnly: boolean;
  mappingsShown: boolean;
  panel: Panel;
  view: View;
  ask: Ask | null;
  said: string;
  select: (change: readonly string[] | ((before: readonly string[]) => readonly string[])) => void;
  /** Chooses it and shows what it is. */
  open: (id: string) => void;
  /** The same, on the canvas. */
  show: (id: string) => void;
  move: (places: Places, merge?: string) => void;
  tidy: () => void;
  add: (key: string, place?: Point) => void;
  connect: (source: string, target: string) => void;
  remove: () => void;
  copy: () => string | null;
  paste: (text: string) => boolean;
  addMapping: (source: string, target: string) => void;
  edit: (change: (graph: Graph) => Graph, merge?: string) => void;
  undo: () => void;
  redo: () => void;
  showMappings: (shown: boolean) => void;
  setPanel: (panel: Panel) => void;
  setView: (view: View) => void;
  setAsk: (ask: Ask | null) => void;
  say: (text: string) => void;
  /** What a part of the canvas is called. */
  nameOf: (id: string) => string;
}

const DesignerContext = createContext<Designer | null>(null);
export const DesignerProvider = DesignerContext.Provider;

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (!designer) throw new Error("a part of the designer stands outside of it");
  return designer;
}

/** What is known of a specification; one that is not in the catalog is known by its key. */
export function drawnAt(drawing: Drawing, key: string): Drawn {
  return (
    drawing.drawn.get(key) ?? { key, name: {}, sort: "unknown", category: "", characteristics: [], draft: false, published: false, graph: null }
  );
}
