/** What can be done with the chosen columns. */
import { msg } from "@lingui/core/macro";
import {
  IconArrowLeft, IconArrowRight, IconColumnInsertLeft, IconColumnInsertRight, IconColumns2, IconColumnsOff, IconColumnRemove,
  IconPinned, IconSettings,
} from "@tabler/icons-react";
import type { Action } from "~/features/tables/grid/actions/action";
import type { Context } from "~/features/tables/grid/context";
import { type ColumnPlace, deleteColumns, duplicateColumn, freeId, moveColumn, type Part, placeOf } from "~/features/tables/model/columns";
import { single } from "~/features/tables/model/selection";
import type { Spec, Table } from "~/features/tables/model/table";
import { textOf } from "~/lib/text";

/** The one input or output that the selection is in. */
const one = ({ chosen }: Context): ColumnPlace | null => (chosen.length === 1 ? placeOf(chosen[0]) : null);
const several = ({ chosen }: Context): ColumnPlace[] => chosen.map(placeOf).filter((place) => place !== null);
const specOf = ({ table }: Context, { part, index }: ColumnPlace) => (part === "when" ? table.inputs : table.outputs)[index];
const countOf = ({ table }: Context, part: Part) => (part === "when" ? table.inputs : table.outputs).length;
const isLastOutput = (context: Context, places: readonly ColumnPlace[]) =>
  places.filter(({ part }) => part === "then").length >= context.table.outputs.length;

const open = (context: Context, place: ColumnPlace) => context.set({ dialog: { kind: "column", place, isNew: true } });

/** Beside the chosen input or output, else behind the last input. */
function besides(context: Context, by: 0 | 1): ColumnPlace {
  const at = context.chosen.map(placeOf).find((place) => place !== null);
  if (at) return { ...at, index: at.index + by };
  return { part: "when", index: context.table.inputs.length };
}

const choosing = (context: Context, table: Table, { part, index }: ColumnPlace) => {
  // The first column says whether a row is on.
  const col = 1 + (part === "when" ? index : table.inputs.length + index);
  return single({ row: context.selection.at.row, col });
};

function shift(context: Context, by: 1 | -1): void {
  const place = one(context);
  if (!place) return;
  const table = moveColumn(context.table, place, place.index + by);
  context.edit(context.word(msg`Move a column`), table, choosing(context, table, { ...place, index: place.index + by }));
}

export const columnActions: readonly Action[] = [
  {
    id: "column.settings", label: msg`Column settings`, Icon: IconSettings, keys: ["Alt+Enter"], group: "columns", on: ["column"], reads: true,
    when: (context) => one(context) !== null,
    perform: (context) => {
      const place = one(context);
      if (place) context.set({ dialog: { kind: "column", place, isNew: false } });
    },
  },
  {
    id: "column.input", label: msg`New condition column`, Icon: IconColumnInsertLeft, keys: ["Ctrl+Alt+I"], group: "columns", on: ["toolbar"],
    when: () => true,
    perform: (context) => open(context, { part: "when", index: context.table.inputs.length }),
  },
  {
    id: "column.output", label: msg`New answer column`, Icon: IconColumnInsertRight, keys: ["Ctrl+Alt+O"], group: "columns", on: ["toolbar"],
    when: () => true,
    perform: (context) => open(context, { part: "then", index: context.table.outputs.length }),
  },
  {
    id: "column.left", label: msg`Insert a column to the left`, Icon: IconColumnInsertLeft, keys: ["Ctrl+Alt+ArrowLeft"], group: "columns", on: ["column"],
    when: () => true,
    perform: (context) => open(context, besides(context, 0)),
  },
  {
    id: "column.right", label: msg`Insert a column to the right`, Icon: IconColumnInsertRight, keys: ["Ctrl+Alt+ArrowRight"], group: "columns", on: ["column"],
    when: () => true,
    perform: (context) => open(context, besides(context, 1)),
  },
  {
    id: "column.copy", label: msg`Duplicate the column`, Icon: IconColumns2, keys: ["Ctrl+Alt+D"], group: "columns", on: ["column"],
    when: (context) => one(context) !== null,
    perform: (context) => {
      const place = one(context);
      const spec = place && specOf(context, place);
      if (!place || !spec) return;
      const copy: Spec = { ...spec, id: freeId(context.table, spec.id) };
      const table = duplicateColumn(context.table, place, copy);
      context.edit(context.word(msg`Duplicate a column`), table, choosing(context, table, { ...place, index: place.index + 1 }));
    },
  },
  {
    id: "column.back", label: msg`Move the column to the left`, Icon: IconArrowLeft, keys: ["Alt+ArrowLeft"], group: "columns", on: ["column"],
    when: (context) => (one(context)?.index ?? 0) > 0,
    perform: (context) => shift(context, -1),
  },
  {
    id: "column.on", label: msg`Move the column to the right`, Icon: IconArrowRight, keys: ["Alt+ArrowRight"], group: "columns", on: ["column"],
    when: (context) => {
      const place = one(context);
      return place !== null && place.index < countOf(context, place.part) - 1;
    },
    perform: (context) => shift(context, 1),
  },
  {
    id: "column.freeze", label: msg`Freeze up to this column`, Icon: IconPinned, keys: ["Ctrl+Alt+F"], group: "columns", on: ["column"], reads: true,
    when: (context) => context.selection.at.col >= 0 && context.now.frozen !== context.selection.at.col + 1,
    perform: (context) => context.set({ frozen: context.selection.at.col + 1 }),
  },
  {
    id: "column.unfreeze", label: msg`Let all columns scroll`, Icon: IconColumnsOff, keys: ["Ctrl+Alt+Shift+F"], group: "columns", on: ["column"], reads: true,
    when: ({ now }) => now.frozen > 0,
    perform: (context) => context.set({ frozen: 0 }),
  },
  {
    id: "column.delete", label: msg`Delete columns`, Icon: IconColumnRemove, keys: ["Alt+Delete"], group: "columns", on: ["column"], danger: true,
    when: (context) => {
      const places = several(context);
      return places.length > 0 && !isLastOutput(context, places);
    },
    perform: (context) => {
      const names = several(context).map((place) => textOf(specOf(context, place)?.label)).join(", ");
      context.edit(context.word(msg`Delete columns`), deleteColumns(context.table, several(context)), single({ row: context.selection.at.row, col: Math.max(0, context.block.left - 1) }));
      context.say(context.word(msg`${names}: deleted with all cells; Ctrl Z brings it back.`));
    },
  },
];
