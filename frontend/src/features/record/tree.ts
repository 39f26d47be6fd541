/** Rows of a tree that are looked for. */
import type { Branch } from "~/components/asTree";

/** The rows that match, each below those that it hangs under; all of them when nothing is wanted. */
export function found<T>(tree: readonly Branch<T>[], matches: (item: T) => boolean, wanted: string): readonly Branch<T>[] {
  if (wanted === "") return tree;
  const kept = new Set<Branch<T>>();
  const above: Branch<T>[] = [];
  for (const row of tree) {
    above.length = row.depth;
    if (matches(row.item)) for (const one of [...above, row]) kept.add(one);
    above.push(row);
  }
  return tree.filter((row) => kept.has(row));
}
