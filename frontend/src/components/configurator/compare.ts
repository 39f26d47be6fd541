/** Configurations laid side by side: one row for each question and part of any of them. */
import type { Configured, ConfiguredLine } from "~/components/configurator/model";
import type { DraftLine } from "~/lib/draft";

export interface Kept {
  id: string;
  name: string;
  lines: readonly DraftLine[];
  configured: Configured;
}

export interface Row {
  key: string;
  label: string;
  cells: string[];
  differs: boolean;
}

interface Words {
  yes: string;
  no: string;
  none: string;
}

export const mostCompared = 3;

export function compared(kept: readonly Kept[], words: Words): Row[] {
  const labels = new Map<string, string>();
  const columns = kept.map(({ configured }) => {
    const cells = new Map<string, string>();
    for (const line of configured.lines) entries(line, configured.lines, words, labels, cells);
    return cells;
  });
  return [...labels].map(([key, label]) => {
    const cells = columns.map((column) => column.get(key) ?? words.none);
    return { key, label, cells, differs: new Set(cells).size > 1 };
  });
}

/** Lines of different configurations are the same by what they sell and the how manyth of it they are. */
function entries(line: ConfiguredLine, all: readonly ConfiguredLine[], words: Words, labels: Map<string, string>, cells: Map<string, string>): void {
  const like = all.filter((one) => one.offering === line.offering && one.parentNumber === line.parentNumber);
  const copy = like.indexOf(line) + 1;
  const name = like.length > 1 ? `${line.name} ${copy}` : line.name;
  const key = `${line.offering}#${copy}`;
  for (const one of line.questions) {
    if (one.hidden) continue;
    labels.set(`${key}:${one.key}`, line.parentNumber === null ? one.name : `${name}: ${one.name}`);
    cells.set(`${key}:${one.key}`, shown(one.value, one.choices, one.unit, words));
  }
  for (const part of line.parts) {
    if (part.minimum === part.maximum && part.count === part.minimum) continue;
    labels.set(`${key}/${part.offering}`, part.name);
    cells.set(`${key}/${part.offering}`, part.maximum <= 1 ? (part.count > 0 ? words.yes : words.no) : String(part.count));
  }
}

function shown(value: unknown, choices: ConfiguredLine["questions"][number]["choices"], unit: string | null, words: Words): string {
  if (value === null || value === undefined) return words.none;
  if (Array.isArray(value)) return value.map((one) => shown(one, choices, null, words)).join(", ");
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const label = choices.find((one) => one.value === value)?.label;
  return label ?? (unit ? `${String(value)} ${unit}` : String(value));
}
