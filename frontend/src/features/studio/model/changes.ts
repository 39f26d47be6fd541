/**
 * What one edit changed, part by part: the grain of undo. A part is an element of a list by its id, a position, or
 * another field of the flow. Undoing puts those parts back and nothing else, whatever others did in between.
 */
import type { Doc, Flow, Point } from "~/features/studio/model/document";

export const lists = ["nodes", "edges", "notes", "groups", "tests"] as const;
export type ListName = (typeof lists)[number];

export interface Change {
  /** A list of the flow, "positions" of the layout, or "flow" for its other fields. */
  place: ListName | "positions" | "flow";
  id: string;
  before?: unknown;
  after?: unknown;
  /** Where in its list it stood, to come back there. */
  at?: number;
}

interface Element {
  id: string;
}

const elements = (flow: Flow, name: ListName): readonly Element[] => flow[name] ?? [];

function listChanges(before: Flow, after: Flow, place: ListName): Change[] {
  if (before[place] === after[place]) return [];
  const old = new Map(elements(before, place).map((one, at) => [one.id, { one, at }]));
  const changes: Change[] = [];
  for (const [at, one] of elements(after, place).entries()) {
    const was = old.get(one.id);
    old.delete(one.id);
    if (!was) changes.push({ place, id: one.id, after: one, at });
    else if (was.one !== one) changes.push({ place, id: one.id, before: was.one, after: one, at: was.at });
  }
  for (const [id, { one, at }] of old) changes.push({ place, id, before: one, at });
  return changes;
}

const read = (flow: Flow, name: string) => (flow as unknown as Record<string, unknown>)[name];

function fieldChanges(before: Flow, after: Flow): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !lists.includes(name as ListName) && read(before, name) !== read(after, name))
    .map((name) => ({ place: "flow" as const, id: name, before: read(before, name), after: read(after, name) }));
}

function positionChanges(before: Doc, after: Doc): Change[] {
  const [old, now] = [before.layout.positions, after.layout.positions];
  if (old === now) return [];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((id) => old[id] !== now[id])
    .map((id) => ({ place: "positions" as const, id, before: old[id], after: now[id] }));
}

/** What differs, by identity: parts that an edit did not touch are the same objects in both. */
export const changesBetween = (before: Doc, after: Doc): Change[] => [
  ...lists.flatMap((name) => listChanges(before.flow, after.flow, name)),
  ...fieldChanges(before.flow, after.flow),
  ...positionChanges(before, after),
];

function appliedToList(list: readonly Element[], changes: readonly Change[]): Element[] {
  const next = [...list];
  for (const { id, after } of changes) {
    const at = next.findIndex((one) => one.id === id);
    if (at >= 0 && after !== undefined) next[at] = after as Element;
    else if (at >= 0) next.splice(at, 1);
  }
  const missing = changes.filter(({ id, after }) => after !== undefined && !next.some((one) => one.id === id));
  for (const { at, after } of missing.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)))
    next.splice(Math.min(at ?? next.length, next.length), 0, after as Element);
  return next;
}

function without<T>(record: Readonly<Record<string, T>>, changes: readonly Change[]): Record<string, T> {
  const next = { ...record };
  for (const { id, after } of changes) {
    if (after === undefined) delete next[id];
    else next[id] = after as T;
  }
  return next;
}

export function applied(doc: Doc, changes: readonly Change[]): Doc {
  const flow = without(doc.flow as unknown as Record<string, unknown>, changes.filter(({ place }) => place === "flow"));
  for (const place of lists) {
    const own = changes.filter((change) => change.place === place);
    if (own.length > 0) flow[place] = appliedToList(elements(doc.flow, place), own);
  }
  const moved = changes.filter(({ place }) => place === "positions");
  const positions = moved.length > 0 ? without<Point>(doc.layout.positions, moved) : doc.layout.positions;
  return { flow: flow as unknown as Flow, layout: { ...doc.layout, positions } };
}

export const reversed = (changes: readonly Change[]): Change[] =>
  changes.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before }));

/** Two edits in a row as one: the first `before` of each part and its last `after`. */
export function joined(first: readonly Change[], second: readonly Change[]): Change[] {
  const all = new Map(first.map((change) => [`${change.place} ${change.id}`, change]));
  for (const change of second) {
    const name = `${change.place} ${change.id}`;
    const was = all.get(name);
    all.set(name, was ? { ...was, after: change.after } : change);
  }
  return [...all.values()];
}
