/** What happens when something in the grid is dragged: cells are chosen or filled, rows and columns moved. */
import { msg } from "@lingui/core/macro";
import type { Context } from "~/features/tables/grid/context";
import { moveColumn, placeOf } from "~/features/tables/model/columns";
import { type Block, fillColumns, fillRows, moveRows } from "~/features/tables/model/edits";
import { clamped, single, type Spot } from "~/features/tables/model/selection";

export interface Drag {
  /** Over another cell; `after` is the lower or right half of it. */
  over: (spot: Spot, after: boolean) => void;
  end: (moved: boolean) => void;
}

export function choosing(context: () => Context, from: Spot, extend: boolean): Drag {
  const begun = context();
  begun.choose(extend ? { ...begun.selection, end: from } : single(from));
  return {
    over: (spot) => {
      const now = context();
      const row = from.row < 0 ? -1 : Math.max(0, spot.row);
      const col = from.col < 0 ? -1 : Math.max(0, spot.col);
      now.choose({ ...now.selection, end: clamped({ row, col }, now.size) });
    },
    end: () => undefined,
  };
}

/** The corner goes down, up or sideways, whichever is further. */
function stretched(block: Block, { row, col }: Spot): Block {
  const [down, up] = [row - block.bottom, block.top - row];
  const [right, left] = [col - block.right, block.left - col];
  if (Math.max(down, up) >= Math.max(right, left)) {
    return down > 0 ? { ...block, bottom: row } : up > 0 && row >= 0 ? { ...block, top: row } : block;
  }
  return right > 0 ? { ...block, right: col } : left > 0 && col >= 0 ? { ...block, left: col } : block;
}

export function filling(context: () => Context): Drag {
  const { block } = context();
  return {
    over: (spot) => context().set({ filling: stretched(block, spot) }),
    end: () => {
      const now = context();
      const to = now.now.filling;
      now.set({ filling: null });
      if (to) fill(now, block, to);
    },
  };
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

function fill(now: Context, from: Block, to: Block): void {
  const places = (top: number, bottom: number) => range(top, bottom).flatMap((at) => now.shown[at] ?? []);
  const source = places(from.top, from.bottom);
  const columns = now.columns.slice(from.left, from.right + 1);
  const { rows } = now.table;
  const upwards = to.top < from.top;
  const others = upwards ? places(to.top, from.top - 1).toReversed() : places(from.bottom + 1, to.bottom);
  const next = others.length > 0
    ? fillRows(rows, upwards ? source.toReversed() : source, others, columns)
    : fillColumns(rows, source, columns, [...now.columns.slice(to.left, from.left), ...now.columns.slice(from.right + 1, to.right + 1)]);
  now.edit(now.word(msg`Fill`), next, to);
}

export function movingRows(context: () => Context, pressed: Spot): Drag {
  return {
    over: (spot, after) => {
      if (spot.row >= 0) context().set({ drop: { row: spot.row + (after ? 1 : 0) } });
    },
    end: (moved) => {
      const now = context();
      const to = now.now.drop?.row;
      now.set({ drop: null });
      if (!moved) now.choose(single(pressed));
      if (to === undefined) return;
      const next = moveRows(now.table.rows, now.places, now.shown[to] ?? now.table.rows.length);
      const before = now.places.filter((place) => place < to).length;
      const top = to - before;
      now.edit(now.word(msg`Move rows`), next, { ...now.block, top, bottom: top + now.places.length - 1 });
    },
  };
}

export function movingColumn(context: () => Context, pressed: Spot): Drag {
  const place = placeOf(context().columns[pressed.col]);
  return {
    over: (spot, after) => {
      const over = placeOf(context().columns[spot.col]);
      if (place && over?.part === place.part) context().set({ drop: { col: spot.col + (after ? 1 : 0) } });
    },
    end: (moved) => {
      const now = context();
      const to = now.now.drop?.col;
      now.set({ drop: null });
      if (!moved) now.choose(single(pressed));
      if (to === undefined || !place) return;
      const gap = to > pressed.col ? to - 1 : to;
      const next = moveColumn(now.table, place, place.index + gap - pressed.col);
      now.edit(now.word(msg`Move a column`), next, single({ row: -1, col: gap }));
    },
  };
}
