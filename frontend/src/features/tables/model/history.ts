/** Undo and redo. A step knows its rows by id and its cells by column, so that it still fits when others changed the rest. */
import { type Head, headOf, type Row, same, type Table } from "~/features/tables/model/table";

interface Side {
  inputs: readonly string[];
  outputs: readonly string[];
  /** The stretch of rows that the step is about. */
  rows: readonly Row[];
  /** Only of a step that changes more than rows. */
  head?: Head;
}

export interface Step {
  /** What was done, in the words of whoever did it. */
  label: string;
  at: number;
  /** The row above the stretch. */
  after: string | null;
  from: Side;
  to: Side;
}

export interface History {
  past: readonly Step[];
  /** The next one first. */
  future: readonly Step[];
}

export const noHistory: History = { past: [], future: [] };

const headFields = (table: Head | Table) => Object.entries(table).filter(([field]) => field !== "rows");
const sameHead = (one: Table, other: Table) =>
  headFields({ ...one, ...other }).every(([field]) => one[field as keyof Head] === other[field as keyof Head]);
const ids = (parts: readonly { id: string }[]) => parts.map((part) => part.id);

function side(table: Table, rows: readonly Row[], whole: boolean): Side {
  const { inputs, outputs } = table;
  return { inputs: ids(inputs), outputs: ids(outputs), rows, ...(whole ? { head: headOf(table) } : {}) };
}

/** What turns one table into the other; null when they hold the same parts. */
export function stepBetween(before: Table, after: Table, label = ""): Step | null {
  const [old, now] = [before.rows, after.rows];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const removed = old.slice(start, old.length - end);
  const inserted = now.slice(start, now.length - end);
  const whole = !sameHead(before, after);
  if (!whole && removed.length + inserted.length === 0) return null;
  return {
    label,
    at: start,
    after: old[start - 1]?.id ?? null,
    from: side(before, removed, whole),
    to: side(after, inserted, whole),
  };
}

export const inverse = (step: Step): Step => ({ ...step, from: step.to, to: step.from });

export function applied(table: Table, step: Step): Table {
  const head = step.from.head && step.to.head ? withHead(table, step.from.head, step.to.head) : headOf(table);
  const exact = sameIds(table.inputs, step.from.inputs) && sameIds(head.inputs, step.to.inputs)
    && sameIds(table.outputs, step.from.outputs) && sameIds(head.outputs, step.to.outputs);
  const there = table.rows.slice(step.at, step.at + step.from.rows.length);
  const known = exact && there.length === step.from.rows.length && there.every((row, at) => same(row, step.from.rows[at]));
  const anchored = step.after === (table.rows[step.at - 1]?.id ?? null);
  const rows = realigned(table, head);
  if (!known || !anchored) return { ...head, rows: woven(rows, head, step) };
  return { ...head, rows: [...rows.slice(0, step.at), ...step.to.rows, ...rows.slice(step.at + there.length)] };
}

const sameIds = (parts: readonly { id: string }[], wanted: readonly string[]) =>
  parts.length === wanted.length && parts.every((part, at) => part.id === wanted[at]);

const fits = (head: Head, table: Table) => sameIds(head.inputs, ids(table.inputs)) && sameIds(head.outputs, ids(table.outputs));

/** Only the fields that the step changed. */
function withHead(table: Table, from: Head, to: Head): Head {
  const fields = headFields({ ...from, ...to }).map(([field]) => field as keyof Head);
  const changed = fields.filter((field) => !same(from[field], to[field]));
  return { ...headOf(table), ...Object.fromEntries(changed.map((field) => [field, to[field]])) };
}

function realigned(table: Table, head: Head): readonly Row[] {
  if (fits(head, table)) return table.rows;
  const [inputs, outputs] = [ids(table.inputs), ids(table.outputs)];
  return table.rows.map((row) => alignedRow(row, inputs, outputs, head));
}

/** A row of other columns in those of `head`; cells are told by the ids of their columns. */
export const alignedRow = (row: Row, inputs: readonly string[], outputs: readonly string[], head: Head): Row => ({
  ...row,
  when: head.inputs.map(({ id }) => row.when[inputs.indexOf(id)] ?? null),
  then: head.outputs.map(({ id }) => row.then[outputs.indexOf(id)] ?? null),
});

/** The step among rows that others may have changed: by row id, and cell by cell. */
function woven(rows: readonly Row[], head: Head, { at, after, from, to }: Step): Row[] {
  const old = new Map(from.rows.map((row) => [row.id, row]));
  const wanted = new Map(to.rows.map((row) => [row.id, row]));
  const changed = (row: Row): Row => {
    const [before, now] = [old.get(row.id), wanted.get(row.id)];
    return before && now ? rowWith(row, before, now, head, from, to) : row;
  };
  const stays = from.rows.length === to.rows.length && from.rows.every((row, place) => row.id === to.rows[place]?.id);
  if (stays) return rows.map(changed);
  const present = new Map(rows.map((row) => [row.id, row]));
  const rest = rows.filter((row) => !old.has(row.id) && !wanted.has(row.id));
  const above = after === null ? 0 : rest.findIndex((row) => row.id === after) + 1;
  const place = after === null || above > 0 ? above : Math.min(at, rest.length);
  const stretch = to.rows.flatMap((row) => {
    const here = present.get(row.id);
    if (here) return [changed(here)];
    return old.has(row.id) ? [] : [alignedRow(row, to.inputs, to.outputs, head)];
  });
  return rest.toSpliced(place, 0, ...stretch);
}

const rowFields = ["note", "valid_from", "valid_to", "enabled"] as const;

function rowWith(row: Row, before: Row, now: Row, head: Head, from: Side, to: Side): Row {
  const cells = (part: "when" | "then", specs: Head["inputs"], was: readonly string[], is: readonly string[]) =>
    specs.map(({ id }, place) => {
      const next = is.indexOf(id);
      if (next < 0) return row[part][place] ?? null;
      const value = now[part][next] ?? null;
      return was.includes(id) && (before[part][was.indexOf(id)] ?? null) === value ? (row[part][place] ?? null) : value;
    });
  const fields = rowFields.filter((field) => before[field] !== now[field]);
  return {
    ...row,
    ...Object.fromEntries(fields.map((field) => [field, now[field]])),
    when: cells("when", head.inputs, from.inputs, to.inputs),
    then: cells("then", head.outputs, from.outputs, to.outputs),
  };
}

export const remembered = ({ past }: History, step: Step): History => ({ past: [...past, step], future: [] });

interface Moved {
  table: Table;
  history: History;
  step: Step;
}

export function undone(table: Table, { past, future }: History): Moved | null {
  const step = past.at(-1);
  return step ? { step, table: applied(table, inverse(step)), history: { past: past.slice(0, -1), future: [step, ...future] } } : null;
}

export function redone(table: Table, { past, future }: History): Moved | null {
  const [step, ...later] = future;
  return step ? { step, table: applied(table, step), history: { past: [...past, step], future: later } } : null;
}
