/** The grid at this moment, as actions, keys and dragging see it. */
import type { MessageDescriptor } from "@lingui/core";
import { createGridStore, type GridNow, type GridStore } from "~/features/tables/grid/state";
import type { Editor } from "~/features/tables/model/editor";
import type { Block, Places, Rows } from "~/features/tables/model/edits";
import { blockOf, chosenBlock, kept, type Selection, type Size } from "~/features/tables/model/selection";
import { type Column, columnsOf, type Table, usesValidity } from "~/features/tables/model/table";
import { randomKey } from "~/lib/id";

export interface Context {
  editor: Editor;
  editable: boolean;
  table: Table;
  columns: readonly Column[];
  /** The rows that are shown, by their places in the table. */
  shown: Places;
  size: Size;
  now: GridNow;
  selection: Selection;
  block: Block;
  /** The chosen rows, by their places in the table, and the chosen columns. */
  places: Places;
  chosen: readonly Column[];
  set: (change: Partial<GridNow>) => void;
  choose: (selection: Selection | Block) => void;
  /** One undo step; what is chosen afterwards may be given, in rows that are shown then. */
  edit: (label: string, change: Rows | Table, chosen?: Selection | Block) => void;
  word: (message: MessageDescriptor) => string;
  say: (message: string) => void;
  focus: () => void;
}

export interface Grid {
  store: GridStore;
  context: () => Context;
  columns: () => readonly Column[];
  shown: () => Places;
  /** What is around it has changed: the language, or what one may do. */
  move: (around: Surroundings) => void;
}

export interface Surroundings {
  editable: boolean;
  word: Context["word"];
  say: Context["say"];
  focus: () => void;
}

export const newRowId = () => `r-${randomKey().slice(0, 10)}`;

/** The last answer again while what it was made of is the same. */
function lately<A extends readonly unknown[], B>(make: (...from: A) => B): (...from: A) => B {
  let last: { from: A; made: B } | null = null;
  return (...from) => {
    if (!last?.from.every((part, at) => part === from[at])) last = { from, made: make(...from) };
    return last.made;
  };
}

const isBlock = (chosen: Selection | Block): chosen is Block => "top" in chosen;
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

export function createGrid(editor: Editor, frozen: number, begun: Surroundings): Grid {
  let around = begun;
  const store = createGridStore(frozen);
  const uses = lately(usesValidity);
  const listed = lately((inputs: Table["inputs"], outputs: Table["outputs"], validity: boolean) => columnsOf({ inputs, outputs }, validity));
  const filtered = lately((rows: Rows, filter: GridNow["filter"]) =>
    rows.flatMap((row, at) => (!filter || filter.ids.has(row.id) || !filter.known.has(row.id) ? [at] : [])),
  );

  const columns = () => {
    const { table } = editor.get();
    return listed(table.inputs, table.outputs, store.getState().dates || uses(table.rows));
  };
  const shown = () => filtered(editor.get().table.rows, store.getState().filter);

  const choose = (chosen: Selection | Block) =>
    store.setState({ selection: isBlock(chosen) ? chosenBlock(chosen) : chosen, writing: null });

  const edit: Context["edit"] = (label, change, chosen) => {
    const { table } = editor.get();
    const next = "rows" in change ? change : change === table.rows ? table : { ...table, rows: change };
    if (next !== table) editor.dispatch({ type: "edited", table: next, label });
    if (chosen) choose(chosen);
  };

  const context = (): Context => {
    const now = store.getState();
    const { table } = editor.get();
    const [cols, rows] = [columns(), shown()];
    const size = { rows: rows.length, cols: cols.length };
    const selection = kept(now.selection, size);
    const block = blockOf(selection, size);
    return {
      ...around,
      editor,
      table,
      columns: cols,
      shown: rows,
      size,
      now,
      selection,
      block,
      places: range(block.top, block.bottom).flatMap((at) => rows[at] ?? []),
      chosen: cols.slice(block.left, block.right + 1),
      set: (part) => store.setState(part),
      choose,
      edit,
    };
  };
  const move = (next: Surroundings) => void (around = next);
  return { store, context, columns, shown, move };
}
