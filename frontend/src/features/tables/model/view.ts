/** What the grid shows besides the table: marked rows, the cell that one is led to, and the row that one is in. */

export interface Mark {
  tone: "info" | "good" | "warn" | "bad";
  /** Says why the row is marked; colour alone does not. */
  text: string;
  /** From 0 to 1: how long a bar is drawn at the row. */
  share?: number;
}

/** By row id. */
export type Marks = ReadonlyMap<string, Mark>;

/** `row` is a row's id; `column` an input's or output's id, or `note`, `valid_from`, `valid_to`, `enabled`. */
export interface Target {
  row: string;
  column?: string;
}

export interface Seen {
  marks: Marks;
  /** A new object each time that someone is led somewhere. */
  target: Target | null;
  /** The id of the row that one is in. */
  row: string | null;
}

export interface View {
  view: { get: () => Seen; subscribe: (listener: () => void) => () => void };
  select: (target: Target) => void;
  reveal: (row: string, column?: string) => void;
  /** Takes the place of all marks; without any, rows look as usual. */
  setMarks: (marks?: Marks) => void;
  /** The grid says where one is. */
  enter: (row: string | null) => void;
}

const none: Marks = new Map();

export function createView(): View {
  let seen: Seen = { marks: none, target: null, row: null };
  const listeners = new Set<() => void>();
  const set = (change: Partial<Seen>) => {
    seen = { ...seen, ...change };
    for (const listener of listeners) listener();
  };
  const select = (target: Target) => set({ target: { ...target } });
  return {
    view: {
      get: () => seen,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    select,
    reveal: (row, column) => select(column === undefined ? { row } : { row, column }),
    setMarks: (marks = none) => {
      if (marks !== seen.marks) set({ marks });
    },
    enter: (row) => {
      if (row !== seen.row) set({ row });
    },
  };
}
