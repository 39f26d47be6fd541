/** Parts of the canvas that look as before stay the same objects, so that only what changed is drawn anew. */
import { useState } from "react";

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function alike(one: unknown, other: unknown, depth: number): boolean {
  if (one === other) return true;
  if (depth === 0 || !isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => alike(one[key], other[key], depth - 1));
}

/** The new ones, or those of before where they are alike down to the second level. */
export function kept<T extends { id: string }>(before: readonly T[], after: readonly T[]): readonly T[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const next = after.map((one) => {
    const was = known.get(one.id);
    return was && alike(was, one, 3) ? was : one;
  });
  return next.length === before.length && next.every((one, index) => one === before[index]) ? before : next;
}

export function useStable<T extends { id: string }>(list: readonly T[]): readonly T[] {
  const [last, setLast] = useState({ list, stable: list });
  if (last.list === list) return last.stable;
  const stable = kept(last.stable, list);
  setLast({ list, stable });
  return stable;
}
