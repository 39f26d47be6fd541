/** The lines of an order while it is written: pure steps over plain data, the same for agents and customers. */
export interface DraftLine {
  number: string;
  parent: string | null;
  offering: string;
  quantity: string;
  siteId: string | null;
  contactId: string | null;
  characteristics: Record<string, unknown>;
  requestedCompletion?: string | null;
  /** Values of custom fields; a line that was not touched yet has none, and gets the defaults. */
  custom?: Record<string, unknown>;
}

/** As much of an offering as the steps need. */
export interface Sellable {
  key: string;
  characteristics: readonly {
    name: string;
    default: unknown;
    configurable: boolean;
    fulfillmentOnly: boolean;
  }[];
  children?: readonly { minimum: number; default: number; maximum: number | null; offering: Sellable }[];
}

const last = (number: string) => Number(number.split(".").at(-1));

/** The next free number under a line, or at the root: 3 after 1 and 2; 1.2 after 1.1. */
export function nextNumber(lines: readonly DraftLine[], parent: string | null): string {
  const taken = lines.filter((line) => line.parent === parent).map((line) => last(line.number));
  const next = Math.max(0, ...taken.filter(Number.isFinite)) + 1;
  return parent === null ? String(next) : `${parent}.${next}`;
}

function defaults(offering: Sellable): Record<string, unknown> {
  return Object.fromEntries(
    offering.characteristics
      .filter((one) => !one.fulfillmentOnly && one.default !== null && one.default !== undefined)
      .map((one) => [one.name, one.default]),
  );
}

/** Adds an offering, with its default children when it is a bundle. */
export function addOffering(
  lines: readonly DraftLine[],
  offering: Sellable,
  parent: string | null = null,
  siteId: string | null = null,
): DraftLine[] {
  const line: DraftLine = {
    number: nextNumber(lines, parent),
    parent,
    offering: offering.key,
    quantity: "1",
    siteId,
    contactId: null,
    characteristics: defaults(offering),
  };
  let next = [...lines, line];
  for (const child of offering.children ?? []) {
    for (let count = 0; count < child.default; count += 1) {
      next = addOffering(next, child.offering, line.number, siteId);
    }
  }
  return inOrder(next);
}

const under = (line: DraftLine, number: string) => line.number === number || line.number.startsWith(`${number}.`);

/** Takes a line out, with all that hangs under it. */
export const removeLine = (lines: readonly DraftLine[], number: string): DraftLine[] =>
  lines.filter((line) => !under(line, number));

/** The lines with those again that `before` had and that are gone since; what was changed meanwhile stays. */
export function restored(lines: readonly DraftLine[], before: readonly DraftLine[]): DraftLine[] {
  const there = new Set(lines.map((line) => line.number));
  return inOrder([...lines, ...before.filter((line) => !there.has(line.number))]);
}

export const changeLine = (
  lines: readonly DraftLine[],
  number: string,
  change: Partial<Omit<DraftLine, "number" | "parent" | "offering">>,
): DraftLine[] => lines.map((line) => (line.number === number ? { ...line, ...change } : line));

/** A line and all that hangs under it. */
export const familyOf = (lines: readonly DraftLine[], number: string): DraftLine[] => lines.filter((line) => under(line, number));

/** The lines with another family in the place of one. */
export function withFamily(lines: readonly DraftLine[], number: string, family: readonly DraftLine[]): DraftLine[] {
  const at = lines.findIndex((line) => under(line, number));
  const others = lines.filter((line) => !under(line, number));
  return at < 0 ? [...others, ...family] : [...others.slice(0, at), ...family, ...others.slice(at)];
}

/** One site for a line and everything under it. */
export const placeLine = (lines: readonly DraftLine[], number: string, siteId: string | null): DraftLine[] =>
  lines.map((line) => (under(line, number) ? { ...line, siteId } : line));

export const answer = (lines: readonly DraftLine[], number: string, name: string, value: unknown): DraftLine[] =>
  lines.map((line) =>
    line.number === number ? { ...line, characteristics: { ...line.characteristics, [name]: value } } : line,
  );

/** Makes the number of children of one offering what is wanted, within the bundle's limits. */
export function setChildCount(
  lines: readonly DraftLine[],
  parent: DraftLine,
  child: NonNullable<Sellable["children"]>[number],
  wanted: number,
): DraftLine[] {
  const count = Math.max(child.minimum, Math.min(child.maximum ?? Number.POSITIVE_INFINITY, wanted));
  let next = [...lines];
  for (;;) {
    const present = next.filter((line) => line.parent === parent.number && line.offering === child.offering.key);
    const surplus = present.at(-1);
    if (present.length > count && surplus) next = removeLine(next, surplus.number);
    else if (present.length < count) next = addOffering(next, child.offering, parent.number, parent.siteId);
    else return next;
  }
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const inOrder = (lines: readonly DraftLine[]): DraftLine[] =>
  lines.toSorted((a, b) => compareNumbers(a.number, b.number));

/** Lines as the API takes them; blank answers are left out, so that defaults of the catalog hold. */
export const toInput = (lines: readonly DraftLine[]) =>
  lines.map((line) => ({
    number: line.number,
    parentNumber: line.parent,
    offering: line.offering,
    quantity: line.quantity || "0",
    siteId: line.siteId,
    contactId: line.contactId,
    characteristics: Object.entries(line.characteristics)
      .filter(([, value]) => value !== null && value !== undefined && value !== "")
      .map(([name, value]) => ({ name, value })),
    ...(line.requestedCompletion ? { requestedCompletion: line.requestedCompletion } : {}),
    ...(line.custom ? { custom: line.custom } : {}),
  }));

interface SavedLine {
  id: string;
  number: string;
  parentId: string | null;
  offering: { key: string } | null;
  quantity: string;
  site: { id: string } | null;
  contact: { id: string } | null;
  characteristics: readonly { name: string; value: unknown }[];
  requestedCompletion?: string | null;
  custom?: unknown;
}

/** Lines of a saved draft, to go on with; what has no offering is not sold. */
export function fromSaved(saved: readonly SavedLine[]): DraftLine[] {
  const numbers = new Map(saved.map((line) => [line.id, line.number]));
  return inOrder(saved.flatMap((line) => (line.offering ? [soldLine(line, line.offering.key, numbers)] : [])));
}

function soldLine(line: SavedLine, offering: string, numbers: ReadonlyMap<string, string>): DraftLine {
  return {
    number: line.number,
    parent: line.parentId ? (numbers.get(line.parentId) ?? null) : null,
    offering,
    quantity: String(line.quantity),
    siteId: line.site?.id ?? null,
    contactId: line.contact?.id ?? null,
    characteristics: Object.fromEntries(line.characteristics.map(({ name, value }) => [name, value])),
    ...(line.requestedCompletion ? { requestedCompletion: line.requestedCompletion } : {}),
    ...(line.custom ? { custom: { ...line.custom } } : {}),
  };
}
