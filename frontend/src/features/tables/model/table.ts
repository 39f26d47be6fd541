/** A decision table as its document has it (orderloom.table/1), and its rows seen as a grid of texts. */
import type { Text } from "~/lib/text";

export interface Row {
  id: string;
  when: readonly (string | null)[];
  then: readonly (string | null)[];
  note?: string | null;
  valid_from?: string | null;
  valid_to?: string | null;
  enabled?: boolean;
}

export interface Spec {
  id: string;
  label: Text;
  type?: string;
  allowed?: readonly string[] | null;
  expression?: string;
  default?: string | null;
}

/** What the table has to answer; `input` is a scope as JSON. */
export interface TableTest {
  id: string;
  name: Text;
  input: Record<string, unknown>;
  expected: { outputs?: Record<string, unknown> | null; rows?: Record<string, unknown>[]; matched?: string[]; error?: string };
}

/** Everything but the rows. */
export interface Head {
  schema: string;
  key: string;
  name: Record<string, string>;
  hit_policy?: string;
  aggregation?: string | null;
  inputs: readonly Spec[];
  outputs: readonly Spec[];
  tests?: readonly TableTest[];
}

export interface Table extends Head {
  rows: readonly Row[];
}

export type Part = "enabled" | "when" | "then" | "note" | "valid_from" | "valid_to";

/** `index` counts within `when` or `then`; `spec` is there for those two only. */
export interface Column {
  key: string;
  part: Part;
  index: number;
  spec?: Spec;
}

export function readTable(content: unknown): Table {
  const table = content as Table;
  return { ...table, inputs: table.inputs ?? [], outputs: table.outputs ?? [], rows: table.rows ?? [] };
}

const plain = (part: Part): Column => ({ key: part, part, index: 0 });

/** Dates of validity take two columns only where they are used or wanted. */
export function columnsOf(table: Pick<Table, "inputs" | "outputs">, validity: boolean): Column[] {
  return [
    plain("enabled"),
    ...table.inputs.map((spec, index): Column => ({ key: `when.${index}`, part: "when", index, spec })),
    ...table.outputs.map((spec, index): Column => ({ key: `then.${index}`, part: "then", index, spec })),
    ...(validity ? [plain("valid_from"), plain("valid_to")] : []),
    plain("note"),
  ];
}

export const usesValidity = (rows: readonly Row[]) => rows.some((row) => row.valid_from || row.valid_to);

export const isEnabled = (row: Row) => row.enabled !== false;

export function cellText(row: Row, { part, index }: Column): string {
  if (part === "enabled") return String(isEnabled(row));
  return (part === "when" || part === "then" ? row[part][index] : row[part]) ?? "";
}

const off = new Set(["false", "off", "no", "0", "não", "nao"]);

/** The row with another text in one cell; the same row when that changes nothing, or is no day where a day is wanted. */
export function withCell(row: Row, column: Column, text: string): Row {
  const { part, index } = column;
  const wanted = normalised(column, text);
  if (wanted === normalised(column, cellText(row, column))) return row;
  if (isDay(part) && wanted && !/^\d{4}-\d{2}-\d{2}$/.test(wanted)) return row;
  if (part === "enabled") return { ...row, enabled: wanted === "true" };
  if (part === "when" || part === "then") {
    return { ...row, [part]: row[part].map((cell, place) => (place === index ? wanted || null : cell)) };
  }
  return { ...row, [part]: wanted || null };
}

const isDay = (part: Part) => part === "valid_from" || part === "valid_to";

/** A day as spreadsheets show it: 31/12/2026 and 31.12.2026 are 2026-12-31. What is no day stays as it is. */
function dayFrom(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const iso = year && month && day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  return Number.isNaN(Date.parse(iso)) ? text : iso;
}

/** A bare word that the column lists as a text gets its quotes; `-` and blank both mean "anything". */
export function normalised({ part, spec }: Column, text: string): string {
  const short = text.trim();
  if (part === "enabled") return String(!off.has(short.toLowerCase()));
  if (part === "when" && short === "-") return "";
  if (isDay(part)) return dayFrom(short);
  const quoted = `"${short}"`;
  return spec?.allowed?.includes(quoted) ? quoted : short;
}

export const emptyRow = (table: Table, id: string): Row => ({
  id,
  when: table.inputs.map(() => null),
  then: table.outputs.map(() => null),
});

export function headOf(table: Table): Head {
  const { rows: _rows, ...head } = table;
  return head;
}

/** Equal as JSON. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]));
}

/** `table` with the parts of `before` where they say the same, so that what did not change is not drawn anew. */
export function shared(before: Table, table: Table): Table {
  const rows = new Map(before.rows.map((row) => [row.id, row]));
  const kept = table.rows.map((row) => {
    const old = rows.get(row.id);
    return old && same(old, row) ? old : row;
  });
  const head = Object.fromEntries(
    Object.entries(headOf(table)).map(([field, value]) => {
      const old = before[field as keyof Head];
      return [field, same(old, value) ? old : value];
    }),
  ) as unknown as Head;
  const unmoved = kept.length === before.rows.length && kept.every((row, at) => row === before.rows[at]);
  return { ...head, rows: unmoved ? before.rows : kept };
}

const shape = (table: Table) => JSON.stringify([table.inputs, table.outputs]);

/** Whether rows of one table fit into the other. */
export const sameColumns = (one: Table, other: Table) => shape(one) === shape(other);
