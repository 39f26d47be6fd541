/** The cells of a column that are plain sets: intervals of one kind of value, and texts that are listed or excluded. */

interface Bound {
  text: string;
  at: number;
  closed: boolean;
}

export type TestSet =
  | { kind: "any" }
  | { kind: "span"; low: Bound | null; high: Bound | null }
  | { kind: "texts"; not: boolean; texts: readonly string[] };

const texts = /^"(?:[^"\\]|\\.)*"(?:\s*,\s*"(?:[^"\\]|\\.)*")*$/;
const oneText = /"(?:[^"\\]|\\.)*"/g;
const day = /^(?:@"|date\("|date and time\(")(\d{4}-\d{2}-\d{2}(?:T[0-9:.Z+-]+)?)"\)?$/;

function bound(text: string, closed: boolean): Bound | null {
  const short = text.trim();
  if (/^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(short)) return { text: short, at: Number(short), closed };
  const moment = day.exec(short)?.[1];
  return moment ? { text: short, at: Date.parse(moment), closed } : null;
}

/** Null for a cell that is no plain set. */
export function readTest(cell: string | null | undefined): TestSet | null {
  const text = (cell ?? "").trim();
  if (text === "" || text === "-") return { kind: "any" };
  if (texts.test(text)) return { kind: "texts", not: false, texts: text.match(oneText) ?? [] };
  const inner = /^not\((.*)\)$/s.exec(text)?.[1]?.trim();
  if (inner !== undefined) return texts.test(inner) ? { kind: "texts", not: true, texts: inner.match(oneText) ?? [] } : null;
  return span(text);
}

function span(text: string): TestSet | null {
  const [, sign, end] = /^(<=|>=|<|>)\s*(.+)$/s.exec(text) ?? [];
  if (sign && end) {
    const found = bound(end, sign.endsWith("="));
    if (!found) return null;
    return sign.startsWith("<") ? { kind: "span", low: null, high: found } : { kind: "span", low: found, high: null };
  }
  const [, opens, from, to, closes] = /^([[(\]])(.+?)\.\.(.+)([\])[])$/s.exec(text) ?? [];
  if (opens && from && to && closes) {
    const [low, high] = [bound(from, opens === "["), bound(to, closes === "]")];
    return low && high ? { kind: "span", low, high } : null;
  }
  const point = bound(text, true);
  return point ? { kind: "span", low: point, high: point } : null;
}

export function testText(set: TestSet): string | null {
  if (set.kind === "any") return null;
  if (set.kind === "texts") return set.not ? `not(${set.texts.join(", ")})` : set.texts.join(", ");
  const { low, high } = set;
  if (low && high) {
    if (low.at === high.at) return low.text;
    return `${low.closed ? "[" : "("}${low.text}..${high.text}${high.closed ? "]" : ")"}`;
  }
  if (low) return `${low.closed ? ">=" : ">"} ${low.text}`;
  return high ? `${high.closed ? "<=" : "<"} ${high.text}` : null;
}

/** Whether `low` of the first lies at or below that of the second; no bound reaches farthest. */
const reachesDown = (one: Bound | null, other: Bound | null) =>
  one === null || (other !== null && (one.at < other.at || (one.at === other.at && (one.closed || !other.closed))));
const reachesUp = (one: Bound | null, other: Bound | null) =>
  one === null || (other !== null && (one.at > other.at || (one.at === other.at && (one.closed || !other.closed))));

export function contains(outer: TestSet, inner: TestSet): boolean {
  if (outer.kind === "any") return true;
  if (outer.kind === "span") return inner.kind === "span" && reachesDown(outer.low, inner.low) && reachesUp(outer.high, inner.high);
  if (inner.kind !== "texts") return false;
  if (outer.not) return inner.not ? outer.texts.every((text) => inner.texts.includes(text)) : inner.texts.every((text) => !outer.texts.includes(text));
  return !inner.not && inner.texts.every((text) => outer.texts.includes(text));
}

const flipped = (end: Bound): Bound => ({ ...end, closed: !end.closed });

/** What is left of `from` without `taken`, where that is one plain set that is not empty; else null. */
export function without(from: TestSet, taken: TestSet): TestSet | null {
  if (taken.kind === "any") return null;
  if (taken.kind === "texts") return textsWithout(from, taken);
  if (from.kind === "texts") return null;
  const whole: TestSet & { kind: "span" } = from.kind === "any" ? { kind: "span", low: null, high: null } : from;
  const down = reachesDown(taken.low, whole.low);
  const up = reachesUp(taken.high, whole.high);
  if (down === up) return null;
  const rest: TestSet & { kind: "span" } = down
    ? { ...whole, low: taken.high && flipped(taken.high) }
    : { ...whole, high: taken.low && flipped(taken.low) };
  return isEmpty(rest) || contains(rest, whole) ? null : rest;
}

const isEmpty = ({ low, high }: TestSet & { kind: "span" }) =>
  low !== null && high !== null && (low.at > high.at || (low.at === high.at && !(low.closed && high.closed)));

function textsWithout(from: TestSet, taken: TestSet & { kind: "texts" }): TestSet | null {
  if (from.kind === "span") return null;
  if (from.kind === "any") return { kind: "texts", not: !taken.not, texts: taken.texts };
  if (from.not) return taken.not ? null : { ...from, texts: [...new Set([...from.texts, ...taken.texts])] };
  const left = from.texts.filter((text) => taken.texts.includes(text) === taken.not);
  return left.length > 0 && left.length < from.texts.length ? { ...from, texts: left } : null;
}
