/** The mouse in the grid: choosing by click and drag, filling by the corner, moving rows and columns by their heads. */
import { type MouseEvent, type RefObject, useCallback } from "react";
import { write } from "~/features/tables/grid/actions/cells";
import type { Context } from "~/features/tables/grid/context";
import { choosing, type Drag, filling, movingColumn, movingRows } from "~/features/tables/grid/drag";
import type { MenuKind } from "~/features/tables/grid/state";
import { single, type Spot } from "~/features/tables/model/selection";

function spotAt(element: Element | null): { spot: Spot; box: DOMRect } | null {
  const found = element?.closest("[data-spot]");
  const [row, col] = (found?.getAttribute("data-spot") ?? "").split(":").map(Number);
  return found && row !== undefined && col !== undefined ? { spot: { row, col }, box: found.getBoundingClientRect() } : null;
}

const near = (value: number, low: number, high: number) => Math.max(low + 2, Math.min(value, high - 20));
const beyond = (value: number, low: number, high: number) => (value < low ? value - low : value > high ? value - high : 0);

/** The cell below the pointer, or the nearest in sight when it is outside. */
function under(scroller: HTMLElement, x: number, y: number) {
  const box = scroller.getBoundingClientRect();
  return spotAt(document.elementFromPoint(near(x, box.left, box.right), near(y, box.top, box.bottom)));
}

/** Follows the pointer until it is let go, and scrolls where it leaves the grid. */
function follow(scroller: HTMLElement, begun: globalThis.MouseEvent, drag: Drag): void {
  let moved = false;
  let [x, y] = [begun.clientX, begun.clientY];
  let frame = 0;
  const look = () => {
    frame = 0;
    const box = scroller.getBoundingClientRect();
    const [right, down] = [beyond(x, box.left + 60, box.right - 16), beyond(y, box.top + 50, box.bottom - 16)];
    scroller.scrollBy(right / 2, down / 2);
    const found = under(scroller, x, y);
    if (found) drag.over(found.spot, y > found.box.top + found.box.height / 2 || x > found.box.left + found.box.width / 2);
    if (right !== 0 || down !== 0) frame = requestAnimationFrame(look);
  };
  const onMove = (event: globalThis.MouseEvent) => {
    [x, y] = [event.clientX, event.clientY];
    moved ||= Math.hypot(x - begun.clientX, y - begun.clientY) > 4;
    if (moved && frame === 0) frame = requestAnimationFrame(look);
  };
  const onUp = () => {
    cancelAnimationFrame(frame);
    if (moved) look();
    cancelAnimationFrame(frame);
    drag.end(moved);
    window.removeEventListener("mousemove", onMove);
    window.removeEventListener("mouseup", onUp);
  };
  window.addEventListener("mousemove", onMove);
  window.addEventListener("mouseup", onUp);
}

const within = (value: number, from: number, to: number) => value >= from && value <= to;

function dragFrom(context: () => Context, { spot, event }: { spot: Spot; event: MouseEvent }): Drag {
  const { block, editable, size, now } = context();
  const wholeRows = block.left === 0 && block.right === size.cols - 1;
  const wholeColumns = block.top === 0 && block.bottom === size.rows - 1;
  if (editable && !event.shiftKey) {
    if (spot.col < 0 && spot.row >= 0 && wholeRows && within(spot.row, block.top, block.bottom) && !now.filter) return movingRows(context, spot);
    if (spot.row < 0 && spot.col >= 0 && wholeColumns && block.left === block.right && block.left === spot.col) return movingColumn(context, spot);
  }
  return choosing(context, spot, event.shiftKey);
}

export const kindOf = ({ row, col }: Spot): MenuKind => (row < 0 ? "column" : col < 0 ? "row" : "cell");

/** What is not yet chosen is, before its menu opens. */
function chooseFor(context: Context, spot: Spot): void {
  const { block, choose } = context;
  const rowIn = spot.row < 0 || within(spot.row, block.top, block.bottom);
  const colIn = spot.col < 0 || within(spot.col, block.left, block.right);
  if (!rowIn || !colIn || (spot.row < 0 && context.selection.start.row >= 0)) choose(single(spot));
}

const menuMs = 60;

/** A menu that this click closes gives the focus back to its button a moment later: then it comes here again. */
function focusFor({ focus }: Context, scroller: HTMLElement): void {
  focus();
  setTimeout(() => {
    const { activeElement } = document;
    if (!scroller.contains(activeElement) && activeElement?.matches("body, button")) focus();
  }, menuMs);
}

export function usePointer(context: () => Context, scroller: RefObject<HTMLDivElement | null>) {
  const onMouseDown = useCallback(
    (event: MouseEvent) => {
      const target = event.target as Element;
      const found = spotAt(target);
      if (!found || event.button !== 0 || target.closest("input") || !scroller.current) return;
      event.preventDefault();
      const now = context();
      focusFor(now, scroller.current);
      if (target.closest("[data-menu]")) {
        chooseFor(now, found.spot);
        now.set({ menu: { x: found.box.left, y: found.box.bottom, kind: "column" } });
        return;
      }
      const drag = target.closest("[data-corner]") ? filling(context) : dragFrom(context, { spot: found.spot, event });
      follow(scroller.current, event.nativeEvent, drag);
      const column = now.columns[found.spot.col];
      if (now.editable && found.spot.row >= 0 && column?.part === "enabled" && !event.shiftKey && !target.closest("[data-corner]")) write(context());
    },
    [context, scroller],
  );
  const onDoubleClick = useCallback(
    (event: MouseEvent) => {
      const found = spotAt(event.target as Element);
      const now = context();
      const column = now.columns[found?.spot.col ?? -1];
      if (!found || !column || column.part === "enabled" || (event.target as Element).closest("input, [data-menu]")) return;
      if (found.spot.row < 0 && column.spec && (column.part === "when" || column.part === "then")) {
        now.set({ dialog: { kind: "column", place: { part: column.part, index: column.index }, isNew: false } });
      } else if (found.spot.row >= 0 && now.editable) write(now);
    },
    [context],
  );
  const onContextMenu = useCallback(
    (event: MouseEvent) => {
      const found = spotAt(event.target as Element);
      if (!found || (event.target as Element).closest("input")) return;
      event.preventDefault();
      const now = context();
      chooseFor(now, found.spot);
      now.set({ menu: { x: event.clientX, y: event.clientY, kind: kindOf(found.spot) } });
    },
    [context],
  );
  return { onMouseDown, onDoubleClick, onContextMenu };
}
