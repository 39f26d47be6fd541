/** What a person does to the columns of a table: the cells of all rows go with them. */
import type { Column, Row, Spec, Table, TableTest } from "~/features/tables/model/table";

export type Part = "when" | "then";

/** Where an input or output stands. */
export interface ColumnPlace {
  part: Part;
  index: number;
}

export const placeOf = (column: Column | undefined): ColumnPlace | null =>
  column && (column.part === "when" || column.part === "then") ? { part: column.part, index: column.index } : null;

const specsOf = (table: Table, part: Part) => (part === "when" ? table.inputs : table.outputs);

function rebuilt(table: Table, part: Part, specs: readonly Spec[], cells: (row: Row) => readonly (string | null)[]): Table {
  const rows = table.rows.map((row) => ({ ...row, [part]: cells(row) }));
  return { ...table, [part === "when" ? "inputs" : "outputs"]: specs, rows };
}

export const insertColumn = (table: Table, { part, index }: ColumnPlace, spec: Spec): Table =>
  rebuilt(table, part, specsOf(table, part).toSpliced(index, 0, spec), (row) => row[part].toSpliced(index, 0, null));

export function duplicateColumn(table: Table, { part, index }: ColumnPlace, spec: Spec): Table {
  const specs = specsOf(table, part).toSpliced(index + 1, 0, spec);
  return rebuilt(table, part, specs, (row) => row[part].toSpliced(index + 1, 0, row[part][index] ?? null));
}

/** A table answers something: its last output stays. */
export function deleteColumns(table: Table, places: readonly ColumnPlace[]): Table {
  const gone = (part: Part) => new Set(places.filter((place) => place.part === part).map(({ index }) => index));
  return (["when", "then"] as const).reduce((now, part) => {
    const out = gone(part);
    const specs = specsOf(now, part);
    if (out.size === 0 || (part === "then" && out.size >= specs.length)) return now;
    return rebuilt(now, part, specs.filter((_spec, at) => !out.has(at)), (row) => row[part].filter((_cell, at) => !out.has(at)));
  }, table);
}

const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const rest = list.toSpliced(from, 1);
  return list.length > from ? rest.toSpliced(to, 0, list[from] as T) : rest;
};

/** Inputs stay among inputs, outputs among outputs. */
export function moveColumn(table: Table, { part, index }: ColumnPlace, to: number): Table {
  const specs = specsOf(table, part);
  if (to < 0 || to >= specs.length || to === index) return table;
  return rebuilt(table, part, moved(specs, index, to), (row) => moved(row[part], index, to));
}

/** An output that is called otherwise is so in the tests, too. */
export function changeColumn(table: Table, { part, index }: ColumnPlace, spec: Spec): Table {
  const specs = specsOf(table, part);
  const old = specs[index];
  const next: Table = { ...table, [part === "when" ? "inputs" : "outputs"]: specs.with(index, spec) };
  if (part === "when" || !old || old.id === spec.id || !table.tests) return next;
  return { ...next, tests: table.tests.map((test) => renamedIn(test, old.id, spec.id)) };
}

function renamedIn(test: TableTest, from: string, to: string): TableTest {
  const renamed = (answer: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(answer).map(([id, value]) => [id === from ? to : id, value]));
  const { outputs, rows } = test.expected;
  return {
    ...test,
    expected: { ...test.expected, ...(outputs ? { outputs: renamed(outputs) } : {}), ...(rows ? { rows: rows.map(renamed) } : {}) },
  };
}

/** An id that no column has yet: `wanted`, else with a number. */
export function freeId(table: Table, wanted: string): string {
  const taken = new Set([...table.inputs, ...table.outputs].map(({ id }) => id));
  const plain = idFrom(wanted) || "column";
  if (!taken.has(plain)) return plain;
  let number = 2;
  while (taken.has(`${plain}_${number}`)) number += 1;
  return `${plain}_${number}`;
}

/** A label as an id: `Tipo de cliente` is `tipo_de_cliente`. */
export const idFrom = (label: string): string =>
  label
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 50);

/** `"a"`, `"b"` one a line or separated by commas; commas within quotes or brackets do not count. */
export function listFrom(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|\([^)]*\)|\[[^\]]*\]|[^,\n])+/g) ?? [];
  return parts.map((part) => part.trim()).filter(Boolean);
}
