/** The rows of a tree that was tried out: domain orders, and beneath each what is shared, left out or waits. */
import type { TreeDomainOrderFragment, TreeTargetFragment } from "~/graphql/graphql";

export interface Difference {
  field: string;
  before?: unknown;
  after?: unknown;
}

export interface ChangedTarget {
  before?: TreeTargetFragment | null | undefined;
  after?: TreeTargetFragment | null | undefined;
}

/** `change`: added | removed | changed | reason | same, of which `reason` is there as before for another reason; none when nothing is compared. */
export interface TreeRow {
  id: string;
  parent: string | null;
  depth: number;
  node?: TreeDomainOrderFragment;
  /** The verdict that made the domain order, or that says why none is there. */
  target?: TreeTargetFragment;
  change?: string;
  differences?: readonly Difference[];
  was?: TreeTargetFragment | undefined;
}

const targetId = (one: { parent: string; relationship: string }) => `${one.parent} ${one.relationship}`;

function withTargets(nodes: readonly TreeRow[], targets: readonly TreeRow[]): TreeRow[] {
  const below = new Map<string, TreeRow[]>();
  const depths = new Map(nodes.map((row) => [row.id, row.depth]));
  for (const one of targets) {
    const parent = one.parent ?? "";
    const placed = { ...one, depth: (depths.get(parent) ?? 0) + 1 };
    below.set(parent, [...(below.get(parent) ?? []), placed]);
  }
  return nodes.flatMap((row) => [row, ...(below.get(row.id) ?? [])]);
}

/** Verdicts by the domain orders that they made. */
function byMade<T>(targets: readonly T[], made: (one: T) => readonly string[]): Map<string, T> {
  return new Map(targets.flatMap((one) => made(one).map((path) => [path, one] as const)));
}

/** Of one run; a domain order has the verdict that made it. */
export function rowsOf(tree: { domainOrders: readonly TreeDomainOrderFragment[]; targets: readonly TreeTargetFragment[] }): TreeRow[] {
  const why = byMade(tree.targets, (one) => (one.outcome === "CREATE" ? one.made : []));
  const nodes = tree.domainOrders.map((node) => {
    const row: TreeRow = { id: node.path, parent: node.parent ?? null, depth: node.depth, node };
    const target = why.get(node.path);
    return target ? { ...row, target } : row;
  });
  const absent = tree.targets.filter((one) => one.outcome !== "CREATE");
  return withTargets(
    nodes,
    absent.map((target) => ({ id: targetId(target), parent: target.parent, depth: 0, target })),
  );
}

/** Of two runs compared; verdicts that fell otherwise stand beneath their domain order. */
export function comparedRows(diff: {
  domainOrders: readonly { change: string; differences: readonly Difference[]; domainOrder: TreeDomainOrderFragment }[];
  targets: readonly ChangedTarget[];
}): TreeRow[] {
  const made = ({ after }: ChangedTarget) => (after?.outcome === "CREATE" ? after.made : []);
  const why = byMade(diff.targets, made);
  const nodes = diff.domainOrders.map(({ change, differences, domainOrder: node }) => {
    const row: TreeRow = { id: node.path, parent: node.parent ?? null, depth: node.depth, node, change, differences };
    const decided = why.get(node.path);
    if (!decided?.after) return row;
    return { ...row, change: change === "same" ? "reason" : change, target: decided.after, was: decided.before ?? undefined };
  });
  const shown = new Set(nodes.map((row) => row.id));
  const beside = diff.targets.filter((one) => !made(one).some((path) => shown.has(path)));
  const targets = beside.flatMap(({ before, after }) => {
    const target = after ?? before;
    if (!target) return [];
    const change = !before ? "added" : !after ? "removed" : "changed";
    return [{ id: targetId(target), parent: target.parent, depth: 0, target, change, was: before ?? undefined }];
  });
  return withTargets(nodes, targets);
}

/** Without what is folded, and with `onlyChanged` without what is the same and has nothing changed below. */
export function visibleRows(rows: readonly TreeRow[], folded: ReadonlySet<string>, onlyChanged: boolean): TreeRow[] {
  const parents = new Map(rows.map((row) => [row.id, row.parent]));
  const kept = new Set<string>();
  for (const row of rows) {
    if (onlyChanged && row.change === "same") continue;
    for (let at: string | null | undefined = row.id; at && !kept.has(at); at = parents.get(at)) kept.add(at);
  }
  const isHidden = (row: TreeRow): boolean => {
    for (let at = row.parent; at; at = parents.get(at) ?? null) if (folded.has(at)) return true;
    return false;
  };
  return rows.filter((row) => kept.has(row.id) && !isHidden(row));
}

/** Where an arrow key leads in the visible rows: a place, or a row to fold or unfold. */
export function keyed(key: string, rows: readonly TreeRow[], at: number, folded: ReadonlySet<string>): { to: number } | { fold: string } | null {
  const row = rows[at];
  if (!row) return null;
  const hasChildren = folded.has(row.id) || rows[at + 1]?.parent === row.id;
  switch (key) {
    case "ArrowDown":
      return { to: Math.min(at + 1, rows.length - 1) };
    case "ArrowUp":
      return { to: Math.max(at - 1, 0) };
    case "Home":
      return { to: 0 };
    case "End":
      return { to: rows.length - 1 };
    case "ArrowRight":
      if (folded.has(row.id)) return { fold: row.id };
      return hasChildren ? { to: at + 1 } : null;
    case "ArrowLeft":
      if (hasChildren && !folded.has(row.id)) return { fold: row.id };
      return row.parent ? { to: Math.max(0, rows.findIndex((one) => one.id === row.parent)) } : null;
    default:
      return null;
  }
}
