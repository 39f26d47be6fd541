/** Many sites at once: one line a site, edited as a table; columns fill down and take what a spreadsheet holds. */
import { blankLine, type Configured, type ConfiguredLine, isBlank, type Place, type Question, setAnswer } from "~/components/configurator/model";
import { changeLine, type DraftLine, inOrder, nextNumber, placeLine, removeLine } from "~/lib/draft";

export interface SiteRow {
  number: string;
  line: DraftLine;
  configured: ConfiguredLine | undefined;
}

export type Column =
  | { kind: "site"; key: string; name: string }
  | { kind: "quantity"; key: string; name: string }
  | { kind: "question"; key: string; name: string; question: Question };

export interface Pasted {
  lines: DraftLine[];
  /** Cells that could not be read, as "row:column" counted from 0. */
  refused: string[];
}

/** Products of their own, or the parts of one bundle. */
export const rowsOf = (lines: readonly DraftLine[], configured: Configured | null, offering: string, parent: string | null = null): SiteRow[] =>
  lines
    .filter((line) => line.parent === parent && line.offering === offering)
    .map((line) => ({ number: line.number, line, configured: configured?.lines.find((one) => one.number === line.number) }));

/** Questions that any of the rows asks; each is taken from the first row that has it. */
export function columnsOf(rows: readonly SiteRow[], words: { site: string; quantity: string }): Column[] {
  const questions = new Map<string, Question>();
  for (const { configured } of rows) {
    for (const one of configured?.questions ?? []) if (!one.hidden && !questions.has(one.key)) questions.set(one.key, one);
  }
  return [
    { kind: "site", key: "site", name: words.site },
    { kind: "quantity", key: "quantity", name: words.quantity },
    ...[...questions.values()].map((question) => ({ kind: "question" as const, key: question.key, name: question.name, question })),
  ];
}

export function valueAt(row: SiteRow, column: Column): unknown {
  if (column.kind === "site") return row.line.siteId;
  if (column.kind === "quantity") return row.line.quantity;
  const own = row.line.characteristics[column.key];
  return isBlank(own) ? row.configured?.questions.find((one) => one.key === column.key)?.value : own;
}

export function write(lines: readonly DraftLine[], number: string, column: Column, value: unknown): DraftLine[] {
  if (column.kind === "site") return placeLine(lines, number, (value as string | null) || null);
  if (column.kind === "quantity") {
    const family = lines.filter((one) => one.number === number || one.number.startsWith(`${number}.`));
    return family.reduce<DraftLine[]>((next, one) => changeLine(next, one.number, { quantity: String(value) }), [...lines]);
  }
  return setAnswer(lines, number, column.key, value);
}

/** What stands in the first of the rows goes into all below it; sites stay, since each row has its own. */
export function fillDown(lines: readonly DraftLine[], rows: readonly SiteRow[], column: Column): DraftLine[] {
  const [first, ...below] = rows;
  if (!first || column.kind === "site") return [...lines];
  const value = valueAt(first, column);
  return below.reduce<DraftLine[]>((next, row) => write(next, row.number, column, value), [...lines]);
}

/** A row for each of the sites: first rows that have no site take one, then the model is copied with answers and parts. */
export function addSites(lines: readonly DraftLine[], model: DraftLine, siteIds: readonly string[]): DraftLine[] {
  let next = [...lines];
  for (const siteId of siteIds) {
    const waiting = next.find((one) => one.parent === model.parent && one.offering === model.offering && one.siteId === null);
    if (waiting) {
      next = placeLine(next, waiting.number, siteId);
      continue;
    }
    const number = nextNumber(next, model.parent);
    const family = next.filter((one) => one.number === model.number || one.number.startsWith(`${model.number}.`));
    const moved = (old: string) => number + old.slice(model.number.length);
    const above = (one: DraftLine) => (one.number === model.number || one.parent === null ? model.parent : moved(one.parent));
    next = inOrder([...next, ...family.map((one) => copied(one, moved(one.number), above(one), siteId))]);
  }
  return next;
}

function copied(one: DraftLine, number: string, parent: string | null, siteId: string): DraftLine {
  return {
    ...blankLine(one.offering, number, parent, siteId, one.quantity),
    contactId: one.contactId,
    characteristics: { ...one.characteristics },
    ...(one.custom ? { custom: { ...one.custom } } : {}),
  };
}

export const withoutRow = (lines: readonly DraftLine[], number: string): DraftLine[] => removeLine(lines, number);

/** Cells of a spreadsheet (tabs between them), from one cell on to the right and down. Rows that lack are not made. */
export function paste(lines: readonly DraftLine[], rows: readonly SiteRow[], columns: readonly Column[], from: { row: number; column: number }, text: string, sites: readonly Place[]): Pasted {
  let next = [...lines];
  const refused: string[] = [];
  for (const [down, cells] of grid(text).entries()) {
    const row = rows[from.row + down];
    if (!row) break;
    for (const [right, cell] of cells.entries()) {
      const column = columns[from.column + right];
      if (!column) break;
      const read = readCell(column, row, cell, sites);
      if (read === undefined) refused.push(`${from.row + down}:${from.column + right}`);
      else next = write(next, row.number, column, read);
    }
  }
  return { lines: next, refused };
}

const grid = (text: string): string[][] => text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));

/** By label or by value, as people write them; `undefined` when it means nothing here. */
function readCell(column: Column, row: SiteRow, cell: string, sites: readonly Place[]): unknown {
  const text = cell.trim();
  if (column.kind === "site") return text === "" ? null : sites.find((one) => alike(one.name, text))?.id;
  if (column.kind === "quantity") return /^\d+([.,]\d+)?$/.test(text) ? text.replace(",", ".") : undefined;
  const question = row.configured?.questions.find((one) => one.key === column.key) ?? column.question;
  if (text === "") return null;
  if (question.readOnly) return undefined;
  if (question.choices.length > 0) {
    const found = question.choices.find((one) => alike(one.label, text) || alike(String(one.value), text));
    return found?.selectable ? found.value : undefined;
  }
  if (question.valueType === "BOOLEAN") return truths.get(text.toLowerCase());
  if (question.valueType === "INTEGER" || question.valueType === "DECIMAL") {
    const number = Number(text.replace(",", "."));
    return Number.isFinite(number) ? number : undefined;
  }
  return text;
}

const alike = (one: string, other: string) => one.trim().toLowerCase() === other.toLowerCase();
const truths = new Map<string, boolean>([
  ...["yes", "true", "1", "x", "sim", "verdadeiro"].map((word) => [word, true] as const),
  ...["no", "false", "0", "não", "nao", "falso"].map((word) => [word, false] as const),
]);
