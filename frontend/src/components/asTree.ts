/** Rows that name their parent, in reading order with their depth. */
export interface Branch<T> {
  item: T;
  depth: number;
}

export function asTree<T extends { id: string; parentId?: string | null | undefined }>(items: readonly T[]): Branch<T>[] {
  const known = new Set(items.map((item) => item.id));
  const children = new Map<string | null, T[]>();
  for (const item of items) {
    const parent = item.parentId && known.has(item.parentId) ? item.parentId : null;
    const beside = children.get(parent);
    if (beside) beside.push(item);
    else children.set(parent, [item]);
  }
  const rows: Branch<T>[] = [];
  const walk = (parent: string | null, depth: number): void => {
    for (const item of children.get(parent) ?? []) {
      rows.push({ item, depth });
      walk(item.id, depth + 1);
    }
  };
  walk(null, 0);
  return rows;
}
