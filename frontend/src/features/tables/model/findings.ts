/** What the server found wrong, brought back to the cell that it is about. */
import { cellText, type Column, type Row, type Table } from "~/features/tables/model/table";

export interface Finding {
  code: string;
  severity: string;
  path: string;
  message: string;
  fix?: string | null;
}

export interface Placed extends Finding {
  rowId: string | null;
  /** Key of a grid column, or null when the finding is about the row or the table. */
  column: string | null;
}

const parts: Record<string, string> = { enabled: "enabled", note: "note", validFrom: "valid_from", validTo: "valid_to" };

function columnKey(part: string | undefined, index: string | undefined): string | null {
  if (part === "when" || part === "then") return index === undefined ? null : `${part}.${index}`;
  return parts[part ?? ""] ?? null;
}

/** `rows` are those that the server looked at. A finding about an input or output belongs to its column's head. */
export function placed(findings: readonly Finding[], rows: readonly Row[]): Placed[] {
  return findings.map((finding) => {
    const [list, place, part, index] = finding.path.replace(/^content\./, "").split(".");
    if (list === "rows" && place !== undefined) {
      return { ...finding, rowId: rows[Number(place)]?.id ?? null, column: columnKey(part, index) };
    }
    const column = list === "inputs" ? "when" : list === "outputs" ? "then" : null;
    return { ...finding, rowId: null, column: column && place !== undefined ? `${column}.${place}` : null };
  });
}

/** The id of the column that it is about, or the part of the row. */
export function columnIdOf({ column }: Placed, { inputs, outputs }: Table): string | undefined {
  const [part, at] = (column ?? "").split(".");
  if (part === "when") return inputs[Number(at)]?.id;
  return part === "then" ? outputs[Number(at)]?.id : part || undefined;
}

/** Those that still hold: what was found in a cell that has changed since is left out. */
export function standing(all: readonly Placed[], then: readonly Row[], now: readonly Row[], columns: readonly Column[]): Placed[] {
  if (all.length === 0 || then === now) return [...all];
  const before = new Map(then.map((row) => [row.id, row]));
  const current = new Map(now.map((row) => [row.id, row]));
  return all.filter(({ rowId, column: key }) => {
    if (rowId === null) return true;
    const [old, row] = [before.get(rowId), current.get(rowId)];
    if (!row || !old || old === row) return Boolean(row);
    const column = columns.find((one) => one.key === key);
    return !column || cellText(old, column) === cellText(row, column);
  });
}

export const cellKey = (rowId: string | null, column: string | null) => `${rowId ?? ""}/${column ?? ""}`;

export function byCell(all: readonly Placed[]): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  for (const one of all) {
    const key = cellKey(one.rowId, one.column);
    const before = messages.get(key);
    messages.set(key, before ? `${before} ${one.message}` : one.message);
  }
  return messages;
}

/** By row id, then by column key; what is about a whole row or column stands under "". */
export function byRow(all: readonly Placed[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const rows = new Map<string, Map<string, string>>();
  for (const { rowId, column, message } of all) {
    const row = rows.get(rowId ?? "") ?? new Map<string, string>();
    const before = row.get(column ?? "");
    row.set(column ?? "", before ? `${before} ${message}` : message);
    rows.set(rowId ?? "", row);
  }
  return rows;
}
