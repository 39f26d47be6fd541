/** What a grid shows besides the table: what is chosen, what is being written, what is looked for. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ColumnPlace } from "~/features/tables/model/columns";
import type { Block } from "~/features/tables/model/edits";
import type { Wanted } from "~/features/tables/model/find";
import { first, type Selection, type Spot } from "~/features/tables/model/selection";

export interface Writing extends Spot {
  text: string;
  /** Begun by typing: arrows keep the text and go on, as in a spreadsheet. */
  over: boolean;
}

export interface Filter {
  text: string;
  /** Rows that hold the text, and all that were there when it was typed: new rows stay in sight. */
  ids: ReadonlySet<string>;
  known: ReadonlySet<string>;
}

export interface Finding extends Wanted {
  by: string;
  replacing: boolean;
}

export type MenuKind = "cell" | "row" | "column";

export type Dialog = { kind: "column"; place: ColumnPlace; isNew: boolean } | { kind: "name" } | { kind: "expression"; spot: Spot };

/** Where something that is dragged would go: before this row or column. */
export interface Drop {
  row?: number;
  col?: number;
}

export interface GridNow {
  selection: Selection;
  writing: Writing | null;
  filter: Filter | null;
  find: Finding | null;
  /** Dates of validity are wanted though no row has any. */
  dates: boolean;
  /** How many columns stay in sight, besides the row's head. */
  frozen: number;
  menu: { x: number; y: number; kind: MenuKind } | null;
  dialog: Dialog | null;
  /** What the corner of the selection is dragged over. */
  filling: Block | null;
  drop: Drop | null;
}

export type GridStore = StoreApi<GridNow>;

export const createGridStore = (frozen: number): GridStore =>
  createStore(() => ({
    selection: first,
    writing: null,
    filter: null,
    find: null,
    dates: false,
    frozen,
    menu: null,
    dialog: null,
    filling: null,
    drop: null,
  }));
