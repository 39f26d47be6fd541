/** What can be done with the chosen cells, and with what was done. */
import { msg } from "@lingui/core/macro";
import {
  IconArrowBackUp, IconArrowForwardUp, IconArrowsDown, IconArrowsRight, IconEraser, IconFunction, IconPencil, IconSelectAll,
} from "@tabler/icons-react";
import type { Action } from "~/features/tables/grid/actions/action";
import type { Context } from "~/features/tables/grid/context";
import { clearCells, fillColumns, fillRows, setCell } from "~/features/tables/model/edits";
import { cellText, isEnabled } from "~/features/tables/model/table";

const some = ({ places, chosen }: Context) => places.length > 0 && chosen.length > 0;

/** Begins to write in the cell that one is in; a row's being on is switched instead. */
export function write(context: Context, text?: string): void {
  const { selection: { at }, columns, shown, table } = context;
  const place = shown[at.row] ?? -1;
  const [row, column] = [table.rows[place], columns[at.col]];
  if (!row || !column) return;
  if (column.part === "enabled") context.edit(context.word(msg`Switch rows on or off`), setCell(table.rows, place, column, String(!isEnabled(row))));
  else context.set({ writing: { ...at, text: text ?? cellText(row, column), over: text !== undefined } });
}

const isCell = ({ selection: { at } }: Context) => at.row >= 0 && at.col >= 0;
const isFeel = (context: Context) => {
  const part = context.columns[context.selection.at.col]?.part;
  return isCell(context) && (part === "when" || part === "then");
};

export const cellActions: readonly Action[] = [
  {
    id: "undo", label: msg`Undo`, Icon: IconArrowBackUp, keys: ["Ctrl+Z"], group: "history", on: ["toolbar"],
    when: ({ editor }) => editor.get().history.past.length > 0,
    perform: ({ editor }) => editor.dispatch({ type: "undo" }),
  },
  {
    id: "redo", label: msg`Redo`, Icon: IconArrowForwardUp, keys: ["Ctrl+Shift+Z", "Ctrl+Y"], group: "history", on: ["toolbar"],
    when: ({ editor }) => editor.get().history.future.length > 0,
    perform: ({ editor }) => editor.dispatch({ type: "redo" }),
  },
  {
    id: "write", label: msg`Write in the cell`, Icon: IconPencil, keys: ["F2"], group: "cells", on: ["cell"],
    when: isCell,
    perform: (context) => write(context),
  },
  {
    id: "expression", label: msg`Write in the expression editor`, Icon: IconFunction, keys: ["Shift+F2"], group: "cells", on: ["cell"],
    when: isFeel,
    perform: (context) => context.set({ dialog: { kind: "expression", spot: context.selection.at } }),
  },
  {
    id: "fill.down", label: msg`Fill down`, Icon: IconArrowsDown, keys: ["Ctrl+D"], group: "cells", on: ["toolbar", "cell"],
    when: (context) => some(context) && context.places.length > 1,
    perform: (context) => {
      const [from, ...to] = context.places;
      if (from !== undefined) context.edit(context.word(msg`Fill down`), fillRows(context.table.rows, [from], to, context.chosen));
    },
  },
  {
    id: "fill.right", label: msg`Fill to the right`, Icon: IconArrowsRight, keys: ["Ctrl+R"], group: "cells", on: ["cell"],
    when: (context) => some(context) && context.chosen.length > 1,
    perform: (context) =>
      context.edit(context.word(msg`Fill to the right`), fillColumns(context.table.rows, context.places, context.chosen.slice(0, 1), context.chosen.slice(1))),
  },
  {
    id: "clear", label: msg`Clear the cells`, Icon: IconEraser, keys: ["Delete", "Backspace"], group: "cells", on: ["cell"],
    when: some,
    perform: (context) => context.edit(context.word(msg`Clear the cells`), clearCells(context.table.rows, context.places, context.chosen)),
  },
  {
    id: "all", label: msg`Choose everything`, Icon: IconSelectAll, keys: ["Ctrl+A"], group: "cells", on: [], reads: true,
    when: some,
    perform: ({ choose, selection, size }) =>
      choose({ ...selection, start: { row: 0, col: 0 }, end: { row: size.rows - 1, col: size.cols - 1 } }),
  },
  {
    id: "rows.whole", label: msg`Choose whole rows`, Icon: IconSelectAll, keys: ["Shift+Space"], group: "cells", on: [], reads: true,
    when: some,
    perform: ({ choose, selection, block, size }) =>
      choose({ ...selection, start: { row: block.top, col: 0 }, end: { row: block.bottom, col: size.cols - 1 } }),
  },
  {
    id: "columns.whole", label: msg`Choose whole columns`, Icon: IconSelectAll, keys: ["Ctrl+Space"], group: "cells", on: [], reads: true,
    when: some,
    perform: ({ choose, selection, block, size }) =>
      choose({ ...selection, start: { row: 0, col: block.left }, end: { row: size.rows - 1, col: block.right } }),
  },
];
