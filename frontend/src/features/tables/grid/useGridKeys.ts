/** The keys of the grid while no cell is being written. */
import { type KeyboardEvent, type RefObject, useCallback, useRef } from "react";
import { keyOf } from "~/features/tables/grid/actions/action";
import { actionFor, mayDo } from "~/features/tables/grid/actions/all";
import { write } from "~/features/tables/grid/actions/cells";
import type { Context } from "~/features/tables/grid/context";
import { pageOf } from "~/features/tables/grid/useRows";
import { clamped, edgeFrom, isMany, onward, single, type Spot } from "~/features/tables/model/selection";
import { cellText } from "~/features/tables/model/table";

/** Where an arrow, Home, End or a page key leads from the end of what is chosen. */
function target(context: Context, event: KeyboardEvent, page: number): Spot | null {
  const { selection, size, shown, columns, table } = context;
  const { row, col } = event.shiftKey ? selection.end : selection.at;
  const far = event.ctrlKey || event.metaKey;
  const filled = (at: number, along: number) => {
    const [found, column] = [table.rows[shown[at] ?? -1], columns[along]];
    return Boolean(found && column && cellText(found, column));
  };
  const down = (by: 1 | -1) => (col < 0 ? (by > 0 ? size.rows - 1 : 0) : edgeFrom((at) => filled(at, col), row, by, size.rows - 1));
  const across = (by: 1 | -1) => (row < 0 ? (by > 0 ? size.cols - 1 : 0) : edgeFrom((at) => filled(row, at), col, by, size.cols - 1));
  switch (event.key) {
    case "ArrowUp": return { row: far ? down(-1) : row - 1, col };
    case "ArrowDown": return { row: far ? down(1) : row + 1, col };
    case "ArrowLeft": return { row, col: far ? across(-1) : col - 1 };
    case "ArrowRight": return { row, col: far ? across(1) : col + 1 };
    case "Home": return { row: far ? 0 : row, col: 0 };
    case "End": return { row: far ? size.rows - 1 : row, col: size.cols - 1 };
    case "PageUp": return { row: Math.max(0, row - page), col };
    case "PageDown": return { row: row + page, col };
    default: return null;
  }
}

/** Enter and Tab; false where Tab leaves the grid. */
function walk(context: Context, event: KeyboardEvent): boolean {
  const next = onward(context.selection, context.size, event.key === "Tab" ? "row" : "col", event.shiftKey ? -1 : 1);
  if (next) context.choose(next);
  return next !== null;
}

function openMenu(context: Context, id: string): void {
  const { at } = context.selection;
  const box = document.getElementById(`${id}-${at.row}-${at.col}`)?.getBoundingClientRect();
  const kind = at.row < 0 ? "column" : at.col < 0 ? "row" : "cell";
  context.set({ menu: { x: (box?.left ?? 0) + 12, y: box?.bottom ?? 0, kind } });
}

const composes = (key: string) => key === "Dead" || key === "Process";

function type(context: Context, event: KeyboardEvent): boolean {
  const { selection: { at }, columns, editable } = context;
  if (!editable || event.ctrlKey || event.metaKey || at.row < 0) return false;
  const isSwitch = columns[at.col]?.part === "enabled";
  if (event.key === " " && (at.col < 0 || isSwitch)) {
    if (isSwitch) write(context);
    return true;
  }
  if (event.altKey && event.key.length > 1) return false;
  if (at.col < 0 || isSwitch) return false;
  if (composes(event.key)) {
    write(context, "");
    return false;
  }
  if (event.key.length !== 1) return false;
  write(context, event.key);
  return true;
}

export function useGridKeys(id: string, context: () => Context, scroller: RefObject<HTMLDivElement | null>) {
  /** After Escape, Tab leaves the grid. */
  const leaving = useRef(false);
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
      const now = context();
      const act = (): boolean => {
        if (event.key === "Escape") {
          leaving.current = true;
          if (isMany(now.block)) now.choose(single(now.selection.at));
          return true;
        }
        const left = leaving.current;
        leaving.current = false;
        const action = actionFor(keyOf(event.nativeEvent));
        if (action) {
          if (mayDo(action, now)) action.perform(now);
          return true;
        }
        if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) {
          openMenu(now, id);
          return true;
        }
        if (event.key === "Tab") return !left && now.size.rows > 0 && walk(now, event);
        if (event.key === "Enter" && now.selection.at.row < 0) {
          openMenu(now, id);
          return true;
        }
        if (event.key === "Enter") return walk(now, event);
        const spot = event.altKey ? null : target(now, event, pageOf(scroller.current));
        if (spot) {
          const end = clamped(spot, now.size);
          now.choose(event.shiftKey ? { ...now.selection, end } : single(end));
          return true;
        }
        return type(now, event);
      };
      if (act()) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    [context, id, scroller],
  );
}
