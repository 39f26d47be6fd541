/** What can be done with the chosen rows. */
import { msg, plural } from "@lingui/core/macro";
import {
  IconArrowBarToDown, IconArrowBarToUp, IconArrowDown, IconArrowUp, IconCopy, IconRowInsertBottom, IconRowInsertTop, IconToggleLeft,
  IconTrash,
} from "@tabler/icons-react";
import type { Action } from "~/features/tables/grid/actions/action";
import { type Context, newRowId } from "~/features/tables/grid/context";
import { deleteRows, duplicateRows, insertRows, moveRows, toggleRows } from "~/features/tables/model/edits";
import { emptyRow } from "~/features/tables/model/table";

const some = ({ places }: Context) => places.length > 0;
const unfiltered = ({ now }: Context) => now.filter === null;
const height = ({ block }: Context) => block.bottom - block.top + 1;
const shifted = (context: Context, top: number, rows = height(context)) => ({ ...context.block, top, bottom: top + rows - 1 });

/** As many new rows as are chosen. */
function insert(context: Context, at: number, top: number): void {
  const { table, edit, word, places } = context;
  const added = Array.from({ length: Math.max(1, places.length) }, () => emptyRow(table, newRowId()));
  edit(word(places.length > 1 ? msg`Insert rows` : msg`Insert a row`), insertRows(table.rows, at, added), shifted(context, top, added.length));
}

function move(context: Context, to: number, top: number): void {
  context.edit(context.word(msg`Move rows`), moveRows(context.table.rows, context.places, to), shifted(context, top));
}

export const rowActions: readonly Action[] = [
  {
    id: "row.above", label: msg`Insert a row above`, Icon: IconRowInsertTop, keys: ["Ctrl+Shift+Enter"], group: "rows", on: ["row", "cell"],
    when: some,
    perform: (context) => insert(context, context.places[0] ?? 0, context.block.top),
  },
  {
    id: "row.below", label: msg`Insert a row below`, Icon: IconRowInsertBottom, keys: ["Ctrl+Enter"], group: "rows", on: ["toolbar", "row", "cell"],
    when: () => true,
    perform: (context) => insert(context, (context.places.at(-1) ?? -1) + 1, context.places.length > 0 ? context.block.bottom + 1 : 0),
  },
  {
    id: "row.copy", label: msg`Duplicate rows`, Icon: IconCopy, keys: ["Ctrl+Shift+D"], group: "rows", on: ["toolbar", "row", "cell"],
    when: some,
    perform: (context) =>
      context.edit(context.word(msg`Duplicate rows`), duplicateRows(context.table.rows, context.places, newRowId), shifted(context, context.block.bottom + 1)),
  },
  {
    id: "row.up", label: msg`Move rows up`, Icon: IconArrowUp, keys: ["Alt+ArrowUp"], group: "rows", on: ["row"],
    when: (context) => some(context) && unfiltered(context) && context.block.top > 0,
    perform: (context) => move(context, context.block.top - 1, context.block.top - 1),
  },
  {
    id: "row.down", label: msg`Move rows down`, Icon: IconArrowDown, keys: ["Alt+ArrowDown"], group: "rows", on: ["row"],
    when: (context) => some(context) && unfiltered(context) && context.block.bottom < context.size.rows - 1,
    perform: (context) => move(context, context.block.bottom + 2, context.block.top + 1),
  },
  {
    id: "row.first", label: msg`Move rows to the top`, Icon: IconArrowBarToUp, keys: ["Alt+Shift+ArrowUp"], group: "rows", on: ["row"],
    when: (context) => some(context) && unfiltered(context) && context.block.top > 0,
    perform: (context) => move(context, 0, 0),
  },
  {
    id: "row.last", label: msg`Move rows to the end`, Icon: IconArrowBarToDown, keys: ["Alt+Shift+ArrowDown"], group: "rows", on: ["row"],
    when: (context) => some(context) && unfiltered(context) && context.block.bottom < context.size.rows - 1,
    perform: (context) => move(context, context.size.rows, context.size.rows - height(context)),
  },
  {
    id: "row.toggle", label: msg`Switch rows on or off`, Icon: IconToggleLeft, keys: ["Ctrl+Shift+Space"], group: "rows", on: ["toolbar", "row", "cell"],
    when: some,
    perform: (context) => context.edit(context.word(msg`Switch rows on or off`), toggleRows(context.table.rows, context.places)),
  },
  {
    id: "row.delete", label: msg`Delete rows`, Icon: IconTrash, keys: ["Ctrl+Delete", "Ctrl+Backspace"], group: "rows", on: ["toolbar", "row", "cell"], danger: true,
    when: some,
    perform: (context) => {
      const count = context.places.length;
      const left = context.size.rows - count;
      context.edit(context.word(msg`Delete rows`), deleteRows(context.table.rows, context.places), shifted(context, Math.max(0, Math.min(context.block.top, left - 1)), 1));
      context.say(context.word(msg`${plural(count, { one: "# row is deleted; Ctrl Z brings it back.", other: "# rows are deleted; Ctrl Z brings them back." })}`));
    },
  },
];
