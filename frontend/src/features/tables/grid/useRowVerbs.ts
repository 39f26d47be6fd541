/** What can be done with the chosen rows: one list for the toolbar, the row's menu and the keys. */
import { useLingui } from "@lingui/react/macro";
import {
  IconArrowDown, IconArrowUp, IconCopy, IconRowInsertBottom, IconRowInsertTop, IconToggleLeft, IconTrash,
  type TablerIcon,
} from "@tabler/icons-react";
import { type Block, deleteRows, duplicateRows, insertRow, moveRows, type Rows, toggleRows } from "~/features/tables/model/edits";
import { emptyRow, type Table } from "~/features/tables/model/table";
import { randomKey } from "~/lib/id";

export interface RowVerb {
  id: string;
  label: string;
  Icon: TablerIcon;
  /** As shown beside the label, and as told by `keyOf`. */
  keys: string;
  inToolbar: boolean;
  disabled: boolean;
  danger?: true;
  perform: () => void;
}

export const newRowId = () => `r-${randomKey().slice(0, 10)}`;

/** How a key press is written in `RowVerb.keys`. */
export function keyOf(event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }): string {
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", key]
    .filter(Boolean)
    .join("+");
}

const verb = (id: string, label: string, Icon: TablerIcon, keys: string, disabled: boolean, perform: () => void): RowVerb => ({
  id, label, Icon, keys, disabled, perform, inToolbar: true,
});

interface VerbsInput {
  table: Table;
  block: Block;
  /** `chosen` is what is selected afterwards. */
  edit: (rows: Rows, chosen: Block) => void;
}

export function useRowVerbs({ table, block, edit }: VerbsInput): RowVerb[] {
  const { t } = useLingui();
  const { rows } = table;
  const { top, bottom } = block;
  const size = bottom - top + 1;
  const none = rows.length === 0;
  const from = (first: number, count = size): Block => ({ ...block, top: first, bottom: first + count - 1 });
  const add = (place: number) => edit(insertRow(rows, place, emptyRow(table, newRowId())), from(place, 1));
  return [
    { ...verb("above", t`Add a row above`, IconRowInsertTop, "Ctrl+Shift+Enter", none, () => add(top)), inToolbar: false },
    verb("below", t`Add a row below`, IconRowInsertBottom, "Ctrl+Enter", false, () => add(none ? 0 : bottom + 1)),
    verb("copy", t`Duplicate`, IconCopy, "Ctrl+D", none, () =>
      edit(duplicateRows(rows, top, bottom, newRowId), from(bottom + 1)),
    ),
    verb("up", t`Move up`, IconArrowUp, "Alt+ArrowUp", none || top === 0, () => edit(moveRows(rows, top, bottom, -1), from(top - 1))),
    verb("down", t`Move down`, IconArrowDown, "Alt+ArrowDown", none || bottom >= rows.length - 1, () =>
      edit(moveRows(rows, top, bottom, 1), from(top + 1)),
    ),
    verb("toggle", t`Switch on or off`, IconToggleLeft, "Ctrl+Space", none, () => edit(toggleRows(rows, top, bottom), block)),
    {
      ...verb("delete", t`Delete`, IconTrash, "Ctrl+Delete", none, () =>
        edit(deleteRows(rows, top, bottom), from(Math.min(top, Math.max(0, rows.length - size - 1)), 1)),
      ),
      danger: true,
    },
  ];
}
