/** What two people changed in different ways: read from the server's refusal, decided, and put into a document. */
import type { Problem } from "~/lib/problems";

export type Take = "MINE" | "THEIRS";

export interface Conflict {
  noun: string;
  /** The id of the part; null for the document itself. */
  element: string | null;
  /** Inside of the part; empty when one side removed the whole part, and the other changed it. */
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Choice {
  element: string | null;
  field: string;
  take: Take;
}

export type Takes = ReadonlyMap<string, Take>;

type Plain = Record<string, unknown>;
type Part = Plain & { id: string };

const lists: Record<string, string> = {
  node: "nodes",
  edge: "edges",
  note: "notes",
  group: "groups",
  variable: "variables",
};
const order = "<order>";
const names = ["id", "key", "to", "port"];

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

export const conflictKey = ({ noun, element, field }: Conflict) => `${noun}:${element ?? ""}:${field}`;

/** The conflicts among the problems of a save. */
export function conflictsOf(problems: readonly (Problem & { details?: unknown })[]): Conflict[] {
  return problems.flatMap(({ code, details }) => {
    if (code !== "flows.conflict" || !isPlain(details)) return [];
    const { noun, element, field, base, mine, theirs } = details;
    if (typeof noun !== "string" || typeof field !== "string") return [];
    return [{ noun, element: typeof element === "string" ? element : null, field, base, mine, theirs }];
  });
}

export const choicesOf = (conflicts: readonly Conflict[], takes: Takes): Choice[] =>
  conflicts.flatMap((conflict) => {
    const take = takes.get(conflictKey(conflict));
    return take ? [{ element: conflict.element, field: conflict.field, take }] : [];
  });

/** One person removed the part that the other changed. */
export const isWhole = ({ field }: Conflict) => field === "";

/** The node that a hanging edge leads from or to, when one side drew the edge and the other removed that node. */
export function missingEnd(conflict: Conflict, there: ReadonlySet<string>): string | null {
  if (conflict.noun !== "edge" || !isWhole(conflict)) return null;
  const edge = conflict.mine ?? conflict.theirs;
  if (!isPlain(edge)) return null;
  const ends = [edge["from"], edge["to"]].flatMap((end) => (Array.isArray(end) ? [String(end[0])] : []));
  return ends.find((id) => !there.has(id)) ?? null;
}

/** The document with one side's value at the place of the conflict; what is not there is taken out. */
export function withValue<T>(document: T, conflict: Conflict, value: unknown): T {
  const plain = document as Plain;
  const list = lists[conflict.noun];
  if (conflict.element === null || !list) return put(plain, conflict.field, value) as T;
  const name = conflict.noun === "variable" ? "key" : "id";
  const parts = (plain[list] ?? []) as Part[];
  const there = parts.some((part) => part[name] === conflict.element);
  if (isWhole(conflict)) {
    const rest = parts.filter((part) => part[name] !== conflict.element);
    const kept = there ? parts.map((part) => (part[name] === conflict.element ? (value as Part) : part)) : [...parts, value];
    return { ...plain, [list]: isPlain(value) ? kept : rest } as T;
  }
  const changed = parts.map((part) => (part[name] === conflict.element ? put(part, conflict.field, value) : part));
  return { ...plain, [list]: changed } as T;
}

/** Names may have dots in them, so that the longest one that fits is meant. */
function put(target: unknown, path: string, value: unknown): unknown {
  if (path === "") return value;
  if (Array.isArray(target)) return putInList(target, path, value);
  const object = isPlain(target) ? target : {};
  const key = longest(Object.keys(object), path) ?? path.split(".")[0] ?? path;
  const rest = path.slice(key.length + 1);
  const made = put(object[key], rest, value);
  if (made === null && rest === "") {
    const { [key]: _gone, ...others } = object;
    return others;
  }
  return { ...object, [key]: made };
}

function putInList(list: readonly unknown[], path: string, value: unknown): unknown[] {
  const name = names.find((one) => list.every((item) => isPlain(item) && typeof item[one] === "string"));
  const nameOf = (item: unknown) => (name && isPlain(item) ? String(item[name]) : "");
  if (path === order && Array.isArray(value)) {
    const places = new Map(value.map((one, place) => [String(one), place]));
    return list.toSorted((one, other) => (places.get(nameOf(one)) ?? 0) - (places.get(nameOf(other)) ?? 0));
  }
  const found = longest(list.map(nameOf), path);
  if (found === undefined) return value === null ? [...list] : [...list, value];
  const rest = path.slice(found.length + 1);
  return list.flatMap((item) => {
    if (nameOf(item) !== found) return [item];
    const made = put(item, rest, value);
    return made === null ? [] : [made];
  });
}

const longest = (keys: readonly string[], path: string) =>
  keys
    .filter((key) => key !== "" && (path === key || path.startsWith(`${key}.`)))
    .toSorted((one, other) => other.length - one.length)[0];
