/** What changes how the table is shown, and what is looked for in it. */
import { msg } from "@lingui/core/macro";
import { IconCalendar, IconFilterOff, IconLanguage, IconReplace, IconSearch } from "@tabler/icons-react";
import type { Action } from "~/features/tables/grid/actions/action";
import type { Context } from "~/features/tables/grid/context";
import { isMany } from "~/features/tables/model/selection";
import { cellText, usesValidity } from "~/features/tables/model/table";

/** What one is in is looked for, unless something is already. */
function open(context: Context, replacing: boolean): void {
  const { now, selection: { at }, table, shown, columns, block, set } = context;
  const [row, column] = [table.rows[shown[at.row] ?? -1], columns[at.col]];
  const here = row && column && column.part !== "enabled" && !isMany(block) ? cellText(row, column) : "";
  set({ find: { text: now.find?.text || here, by: now.find?.by ?? "", matchCase: now.find?.matchCase ?? false, replacing } });
}

export const viewActions: readonly Action[] = [
  {
    id: "find", label: msg`Find`, Icon: IconSearch, keys: ["Ctrl+F"], group: "view", on: ["toolbar"], reads: true,
    when: () => true,
    perform: (context) => open(context, false),
  },
  {
    id: "replace", label: msg`Find and replace`, Icon: IconReplace, keys: ["Ctrl+H"], group: "view", on: [],
    when: () => true,
    perform: (context) => open(context, true),
  },
  {
    id: "filter.off", label: msg`Show all rows`, Icon: IconFilterOff, keys: ["Ctrl+Shift+L"], group: "view", on: [], reads: true,
    when: ({ now }) => now.filter !== null,
    perform: (context) => context.set({ filter: null }),
  },
  {
    id: "dates", label: msg`Dates of validity`, Icon: IconCalendar, keys: ["Ctrl+Alt+V"], group: "view", on: [],
    when: ({ table, now }) => now.dates || !usesValidity(table.rows),
    perform: (context) => context.set({ dates: !context.now.dates }),
  },
  {
    id: "name", label: msg`Name of the table`, Icon: IconLanguage, keys: ["Ctrl+Alt+N"], group: "view", on: [],
    when: () => true,
    perform: (context) => context.set({ dialog: { kind: "name" } }),
  },
];
