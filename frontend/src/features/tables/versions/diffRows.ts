/** What differs between two tables, laid out as the rows and columns that a reader looks at. */
import type { Row, Spec, Table } from "~/features/tables/model/table";
import type { DiffParts } from "~/features/tables/versions/queries";

export type RowChangeKind = "added" | "removed" | "changed" | "moved";
export type ColumnPart = "when" | "then" | "note" | "valid_from" | "valid_to" | "enabled";

export interface DiffColumn {
  /** `when:channel`, or the name of a row's own field. */
  key: string;
  part: ColumnPart;
  spec: Spec | null;
  change: "added" | "removed" | null;
}

export interface DiffCell {
  before: string;
  after: string;
}

export interface DiffRow {
  id: string;
  kind: RowChangeKind;
  /** Where it stands in its table, counted from 1. */
  before: number | null;
  after: number | null;
  texts: ReadonlyMap<string, string>;
  cells: ReadonlyMap<string, DiffCell>;
}

export interface Laid {
  columns: DiffColumn[];
  rows: DiffRow[];
  counts: Record<RowChangeKind, number>;
  /** Rows that both hold unchanged. */
  same: number;
}

const own = ["valid_from", "valid_to", "enabled", "note"] as const;

const text = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value));
const enabledText = (row: Row) => (row.enabled === false ? "false" : "true");

/** The columns of `after` with those that went in their old place's order at the end of their part. */
function columnsOf(before: Table, after: Table, changed: ReadonlySet<string>): DiffColumn[] {
  const part = (name: "when" | "then", old: readonly Spec[], now: readonly Spec[]): DiffColumn[] => {
    const had = new Set(old.map((spec) => spec.id));
    const has = new Set(now.map((spec) => spec.id));
    return [
      ...now.map((spec): DiffColumn => ({ key: `${name}:${spec.id}`, part: name, spec, change: had.has(spec.id) ? null : "added" })),
      ...old.filter((spec) => !has.has(spec.id)).map((spec): DiffColumn => ({ key: `${name}:${spec.id}`, part: name, spec, change: "removed" })),
    ];
  };
  return [
    ...part("when", before.inputs, after.inputs),
    ...part("then", before.outputs, after.outputs),
    ...own.filter((field) => changed.has(field)).map((field): DiffColumn => ({ key: field, part: field, spec: null, change: null })),
  ];
}

function textsOf(row: Row, table: Table): Map<string, string> {
  const texts = new Map<string, string>();
  table.inputs.forEach((spec, at) => texts.set(`when:${spec.id}`, row.when[at] ?? ""));
  table.outputs.forEach((spec, at) => texts.set(`then:${spec.id}`, row.then[at] ?? ""));
  for (const field of own) texts.set(field, field === "enabled" ? enabledText(row) : (row[field] ?? ""));
  return texts;
}

const place = (at: number | undefined) => (at === undefined ? null : at + 1);

type Change = DiffParts["rows"]["changed"][number];

function byRow(changes: readonly Change[]): Map<string, Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes) found.set(change.id, [...(found.get(change.id) ?? []), change]);
  return found;
}

export function layOut(before: Table, after: Table, { rows }: DiffParts): Laid {
  const placesBefore = new Map(before.rows.map((row, at) => [row.id, at]));
  const placesAfter = new Map(after.rows.map((row, at) => [row.id, at]));
  const changes = byRow(rows.changed);
  const moved = new Set(rows.moved.map((one) => one.id));
  const made: DiffRow[] = [];
  const add = (id: string, kind: RowChangeKind) => {
    const [was, is] = [placesBefore.get(id), placesAfter.get(id)];
    const row = is === undefined ? before.rows[was ?? -1] : after.rows[is];
    if (!row) return;
    const cells = new Map((kind === "changed" ? (changes.get(id) ?? []) : []).map((change) => {
      const key = change.column ? `${change.field}:${change.column}` : change.field;
      const shown = change.field === "enabled" ? (value: unknown) => (value === false ? "false" : "true") : text;
      return [key, { before: shown(change.old), after: shown(change.new) }] as const;
    }));
    made.push({ id, kind, before: place(was), after: place(is), texts: textsOf(row, is === undefined ? before : after), cells });
  };
  for (const { id } of rows.added) add(id, "added");
  for (const id of rows.removed) add(id, "removed");
  for (const id of changes.keys()) add(id, "changed");
  for (const id of moved) if (!changes.has(id)) add(id, "moved");
  made.sort((one, other) => (one.after ?? one.before ?? 0) - (other.after ?? other.before ?? 0));
  const touched = new Set(rows.changed.map((change) => change.field));
  for (const row of made) for (const field of own) if (row.texts.get(field) && row.texts.get(field) !== "true") touched.add(field);
  const count = (kind: RowChangeKind) => made.filter((row) => row.kind === kind).length;
  const counts = { added: count("added"), removed: count("removed"), changed: count("changed"), moved: count("moved") };
  return { columns: columnsOf(before, after, touched), rows: made, counts, same: after.rows.length - counts.added - counts.changed - counts.moved };
}

/** Whether the two are the same table, its tests included. */
export const isEmpty = ({ fields, inputs, outputs, rows, tests }: DiffParts): boolean =>
  fields.length === 0 &&
  [inputs, outputs, rows, tests].every((part) => part.added.length + part.removed.length + part.moved.length + part.changed.length === 0);
