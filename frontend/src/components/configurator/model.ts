/** A selection while it is made, and what the server says of it: plain data and pure steps. */
import { changeLine, type DraftLine, inOrder, nextNumber, placeLine, removeLine } from "~/lib/draft";
import type { MoneyValue } from "~/lib/format";
import type { Problem } from "~/lib/problems";

export type ValueType = "STRING" | "INTEGER" | "DECIMAL" | "BOOLEAN" | "DATE" | "ENUM" | "JSON";

export interface Reason {
  rule: string;
  message: string;
}

export interface Choice {
  value: unknown;
  label: string;
  selectable: boolean;
  because: Reason | null;
}

export interface Question {
  key: string;
  name: string;
  help: string | null;
  valueType: ValueType;
  unit: string | null;
  value: unknown;
  origin: "BUYER" | "RULE" | "OFFERING" | "SPECIFICATION" | "NONE";
  choices: readonly Choice[];
  minimum: string | null;
  maximum: string | null;
  step: string | null;
  most: number;
  mandatory: boolean;
  hidden: boolean;
  readOnly: boolean;
  because: readonly Reason[];
}

export interface Part {
  offering: string;
  name: string;
  description: string | null;
  minimum: number;
  maximum: number;
  count: number;
  group: string | null;
  needsSite: boolean;
  because: Reason | null;
}

export interface PartGroup {
  key: string;
  name: string;
  minimum: number;
  maximum: number;
  count: number;
}

export interface ConfiguredLine {
  number: string;
  parentNumber: string | null;
  offering: string;
  name: string;
  quantity: string;
  siteId: string | null;
  needsSite: boolean;
  questions: readonly Question[];
  parts: readonly Part[];
  groups: readonly PartGroup[];
}

export interface Change {
  kind: "ANSWER" | "ADD" | "REMOVE" | "QUANTITY";
  line: string;
  characteristic: string | null;
  value: unknown;
  offering: string | null;
  parentNumber: string | null;
  quantity: string;
  siteId: string | null;
}

export interface WayOut {
  label: string;
  changes: readonly Change[];
}

export interface Conflict {
  rule: string;
  name: string;
  message: string;
  line: string;
  characteristic: string | null;
  child: string | null;
  waysOut: readonly WayOut[];
}

export interface PricedLine {
  number: string;
  parentNumber: string | null;
  name: string;
  charges: readonly { key: string; name: { text: string }; chargeType: string; period: string | null; total: MoneyValue }[];
}

export interface Estimate {
  likely: string;
  late: string;
  basis: string;
  samples: number;
}

export interface Configured {
  lines: readonly ConfiguredLine[];
  conflicts: readonly Conflict[];
  problems: readonly Problem[];
  price: { oneTimeTotal: MoneyValue; recurringTotal: MoneyValue; lines: readonly PricedLine[] } | null;
  promisedDateEstimate: Estimate | null;
}

export interface Selection {
  lines: readonly DraftLine[];
  /** Bundles that were just added: they get their default parts. */
  fresh: readonly string[];
}

/** Whoever shows a configurator knows how to ask: with which client, for which account, by which channel. */
export type Ask = (selection: Selection, signal: AbortSignal) => Promise<Configured>;

export interface Place {
  id: string;
  name: string;
  city: string;
}

export const blankLine = (offering: string, number: string, parent: string | null, siteId: string | null, quantity = "1"): DraftLine => ({
  number,
  parent,
  offering,
  quantity,
  siteId,
  contactId: null,
  characteristics: {},
});

/** Defaults are left to the rules: what a line says itself is the buyer's own. */
export const unanswered = (line: DraftLine): DraftLine => ({ ...line, characteristics: {} });

/** A new line without any answer of its own, and the number under which it is fresh. */
export function addLine(
  lines: readonly DraftLine[],
  offering: string,
  parent: string | null,
  siteId: string | null,
): { lines: DraftLine[]; number: string } {
  const number = nextNumber(lines, parent);
  const quantity = lines.find((one) => one.number === parent)?.quantity ?? "1";
  return { lines: inOrder([...lines, blankLine(offering, number, parent, siteId, quantity)]), number };
}

/** Lines that the server added, as default parts of what is fresh, join those that are chosen. */
export function withAdded(lines: readonly DraftLine[], configured: Configured, fresh: readonly string[]): readonly DraftLine[] {
  const known = new Set(lines.map((line) => line.number));
  const under = (number: string) => fresh.some((one) => number.startsWith(`${one}.`));
  const added = configured.lines.filter((line) => !known.has(line.number) && under(line.number));
  if (added.length === 0) return lines;
  return inOrder([
    ...lines,
    ...added.map((line) => blankLine(line.offering, line.number, line.parentNumber, line.siteId, line.quantity)),
  ]);
}

export function applyChanges(lines: readonly DraftLine[], changes: readonly Change[]): DraftLine[] {
  let next = [...lines];
  for (const change of changes) {
    if (change.kind === "ADD") {
      if (next.some((line) => line.number === change.line)) continue;
      next.push(blankLine(change.offering ?? "", change.line, change.parentNumber, change.siteId, change.quantity));
    } else if (change.kind === "REMOVE") next = removeLine(next, change.line);
    else if (change.kind === "QUANTITY") next = changeLine(next, change.line, { quantity: change.quantity });
    else next = setAnswer(next, change.line, change.characteristic ?? "", change.value);
  }
  return inOrder(next);
}

/** What is cleared is no answer any more, so that defaults hold again. */
export const setAnswer = (lines: readonly DraftLine[], number: string, key: string, value: unknown): DraftLine[] =>
  lines.map((line) => {
    if (line.number !== number) return line;
    const { [key]: _, ...others } = line.characteristics;
    return { ...line, characteristics: isBlank(value) ? others : { ...others, [key]: value } };
  });

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

export { changeLine as setLine, placeLine as setPlace, removeLine };

export const childrenOf = (lines: readonly DraftLine[], number: string, offering?: string): DraftLine[] =>
  lines.filter((line) => line.parent === number && (offering === undefined || line.offering === offering));

/** The question as it looks before the server has answered: what was just chosen is there already. */
export function shownValue(question: Question, line: DraftLine | undefined): unknown {
  const own = line?.characteristics[question.key];
  return question.readOnly || isBlank(own) ? question.value : own;
}

/** One choice of a group instead of another. */
export function choosePart(lines: readonly DraftLine[], parent: DraftLine, group: readonly string[], chosen: string) {
  const others = lines.filter((line) => line.parent === parent.number && group.includes(line.offering));
  const kept = others.reduce<readonly DraftLine[]>((left, line) => removeLine(left, line.number), lines);
  return addLine(kept, chosen, parent.number, parent.siteId);
}
