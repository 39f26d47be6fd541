/** Where one is in the grid, which cells are chosen, and which one is being written. */
import { useCallback, useState } from "react";
import type { Block } from "~/features/tables/model/edits";

/** Column -1 is the head of the row. */
export interface Spot {
  row: number;
  col: number;
}

export interface Writing extends Spot {
  text: string;
}

export interface GridState {
  at: Spot;
  block: Block;
  writing: Writing | null;
  /** Moves to a cell; with `extend`, the other end of the selection stays where it is. */
  go: (row: number, col: number, extend?: boolean) => void;
  choose: (block: Block) => void;
  write: (text: string) => void;
  stopWriting: () => void;
}

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));

/** Rows may go away under the selection: everything is kept within what is there. */
export function useGrid(rowCount: number, columnCount: number): GridState {
  const [at, setAt] = useState<Spot>({ row: 0, col: 0 });
  const [anchor, setAnchor] = useState<Spot>({ row: 0, col: 0 });
  const [writing, setWriting] = useState<Writing | null>(null);
  const kept = ({ row, col }: Spot): Spot => ({
    row: within(row, 0, Math.max(0, rowCount - 1)),
    col: within(col, -1, columnCount - 1),
  });
  const [here, other] = [kept(at), kept(anchor)];
  const whole = here.col < 0 || other.col < 0;
  const block: Block = {
    top: Math.min(here.row, other.row),
    bottom: Math.max(here.row, other.row),
    left: whole ? 0 : Math.min(here.col, other.col),
    right: whole ? columnCount - 1 : Math.max(here.col, other.col),
  };
  const go = useCallback((row: number, col: number, extend = false) => {
    setAt({ row, col });
    if (!extend) setAnchor({ row, col });
    setWriting(null);
  }, []);
  const choose = useCallback((wanted: Block) => {
    setAt({ row: wanted.top, col: wanted.left });
    setAnchor({ row: wanted.bottom, col: wanted.right });
  }, []);
  const write = useCallback((text: string) => setWriting({ ...at, text }), [at]);
  const stopWriting = useCallback(() => setWriting(null), []);
  return { at: here, block, writing, go, choose, write, stopWriting };
}
