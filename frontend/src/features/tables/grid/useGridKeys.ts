/** The keys of the grid while no cell is being written, and its clipboard. */
import { notifications } from "@mantine/notifications";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ClipboardEvent, KeyboardEvent } from "react";
import type { GridState } from "~/features/tables/grid/useGrid";
import { keyOf, newRowId, type RowVerb } from "~/features/tables/grid/useRowVerbs";
import { blockText, parseBlock, pasteBlock } from "~/features/tables/model/clipboard";
import { clearBlock, type Rows, setCell } from "~/features/tables/model/edits";
import { cellText, type Column, type Table } from "~/features/tables/model/table";

interface KeysInput {
  table: Table;
  columns: readonly Column[];
  grid: GridState;
  verbs: readonly RowVerb[];
  editable: boolean;
  edit: (rows: Rows) => void;
  openMenu: (row: number) => void;
}

const page = 12;

export function useGridKeys({ table, columns, grid, verbs, editable, edit, openMenu }: KeysInput) {
  const { t } = useLingui();
  const { at } = grid;
  const last = table.rows.length - 1;

  const target = (event: KeyboardEvent): [number, number] | null => {
    const far = event.ctrlKey || event.metaKey;
    switch (event.key) {
      case "ArrowUp": return [far ? 0 : at.row - 1, at.col];
      case "ArrowDown": return [far ? last : at.row + 1, at.col];
      case "ArrowLeft": return [at.row, far ? -1 : at.col - 1];
      case "ArrowRight": return [at.row, far ? columns.length - 1 : at.col + 1];
      case "Home": return [far ? 0 : at.row, -1];
      case "End": return [far ? last : at.row, columns.length - 1];
      case "PageUp": return [at.row - page, at.col];
      case "PageDown": return [at.row + page, at.col];
      default: return null;
    }
  };

  const begin = (text?: string): boolean => {
    const column = columns[at.col];
    const row = table.rows[at.row];
    if (at.col < 0) {
      openMenu(at.row);
    } else if (!row || !column) {
      return false;
    } else if (column.part === "enabled") {
      edit(setCell(table.rows, at.row, column, String(row.enabled === false)));
    } else {
      grid.write(text ?? cellText(row, column));
    }
    return true;
  };

  const act = (event: KeyboardEvent): boolean => {
    const verb = verbs.find((one) => one.keys === keyOf(event));
    if (verb && editable) {
      if (!verb.disabled) verb.perform();
      return true;
    }
    const to = event.altKey ? null : target(event);
    if (to) {
      grid.go(Math.max(0, Math.min(to[0], last)), Math.max(-1, Math.min(to[1], columns.length - 1)), event.shiftKey);
      return true;
    }
    if (!editable || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "Enter" || event.key === "F2") return begin();
    if (event.key === " " && (at.col < 0 || columns[at.col]?.part === "enabled")) return begin();
    if (event.key === "Delete" || event.key === "Backspace") {
      edit(clearBlock(table.rows, columns, grid.block));
      return true;
    }
    return event.key.length === 1 && at.col >= 0 && columns[at.col]?.part !== "enabled" && begin(event.key);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    if (act(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onCopy = (event: ClipboardEvent) => {
    if (event.target !== event.currentTarget) return;
    event.clipboardData.setData("text/plain", blockText(table.rows, columns, grid.block));
    event.preventDefault();
    if (event.type === "cut" && editable) edit(clearBlock(table.rows, columns, grid.block));
  };

  const onPaste = (event: ClipboardEvent) => {
    if (event.target !== event.currentTarget || !editable) return;
    event.preventDefault();
    const cells = parseBlock(event.clipboardData.getData("text/plain"));
    const { rows, block, leftOut } = pasteBlock(table, columns, grid.block, cells, newRowId);
    edit(rows);
    grid.choose(block);
    if (leftOut > 0) {
      const left = plural(leftOut, { one: "# cell was left out", other: "# cells were left out" });
      notifications.show({ color: "yellow", message: t`The block is wider than the table: ${left}.` });
    }
  };

  return { onKeyDown, onCopy, onCut: onCopy, onPaste };
}
