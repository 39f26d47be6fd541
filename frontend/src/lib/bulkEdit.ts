/** One change for many products of a draft, in one walk over its lines. */
import type { DraftLine } from "~/lib/draft";

export interface BulkChange {
  quantity?: string;
  siteId?: string;
  requestedCompletion?: string;
  answer?: { name: string; value: unknown };
}

/** Quantity is that of the product itself; its parts go along to the site and the day. */
export function changeMany(lines: readonly DraftLine[], roots: ReadonlySet<string>, change: BulkChange): DraftLine[] {
  const holders = change.answer ? holdersOf(lines, roots, change.answer.name) : new Set<string>();
  return lines.map((line) => {
    if (!roots.has(rootOf(line.number))) return line;
    const next = { ...line };
    if (change.quantity !== undefined && roots.has(line.number)) next.quantity = change.quantity;
    if (change.siteId !== undefined) next.siteId = change.siteId;
    if (change.requestedCompletion !== undefined) next.requestedCompletion = change.requestedCompletion;
    if (change.answer && holders.has(line.number)) next.characteristics = { ...line.characteristics, [change.answer.name]: change.answer.value };
    return next;
  });
}

/** An answer goes to those of a family that have one already, else to the product itself. */
function holdersOf(lines: readonly DraftLine[], roots: ReadonlySet<string>, name: string): Set<string> {
  const having = lines.filter((line) => roots.has(rootOf(line.number)) && name in line.characteristics);
  const families = new Set(having.map((line) => rootOf(line.number)));
  return new Set([...having.map(({ number }) => number), ...[...roots].filter((root) => !families.has(root))]);
}

const rootOf = (number: string): string => number.split(".", 1)[0] ?? number;
