/** The names of a scope as people look for them: the record, then variables, then what earlier nodes gave. Pure. */
import { leadsOn, lastOf, type ScopeName, type ScopeTree } from "~/components/expression/scope";

export type GroupId = "record" | "variables" | "nodes";

export interface PickerItem {
  /** What is inserted; it ends with a dot where one more step must be written. */
  path: string;
  label: string;
  detail: string;
  type: string;
  children: readonly PickerItem[];
}

export interface PickerGroup {
  id: GroupId;
  items: readonly PickerItem[];
}

const variables = new Set(["vars", "input"]);

export function groupsOf(tree: ScopeTree): PickerGroup[] {
  const record: PickerItem[] = [];
  const values: PickerItem[] = [];
  const nodes: PickerItem[] = [];
  for (const name of tree.below("")) {
    if (name.path === "nodes") nodes.push(...tree.below("nodes").flatMap((node) => outputsOf(tree, node)));
    else if (variables.has(name.path)) values.push(...tree.below(name.path).map((one) => itemOf(tree, one)));
    else record.push(itemOf(tree, name));
  }
  const groups: PickerGroup[] = [
    { id: "record", items: record },
    { id: "variables", items: values },
    { id: "nodes", items: nodes },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** An earlier node is called by its name, and its outputs hang right below it. A node without any is left out. */
function outputsOf(tree: ScopeTree, node: ScopeName): PickerItem[] {
  const out = tree.at(`${node.path}.out`);
  if (!out) return [{ ...itemOf(tree, node), detail: lastOf(node.path) }];
  const children = tree.below(out.path).map((one) => itemOf(tree, one));
  if (children.length === 0 && !out.open) return [];
  return [{ path: children.length > 0 ? out.path : `${out.path}.`, label: node.label, detail: lastOf(node.path), type: "", children }];
}

function itemOf(tree: ScopeTree, name: ScopeName): PickerItem {
  const children = tree.below(name.path).map((one) => itemOf(tree, one));
  const open = children.length === 0 && leadsOn(tree, name) && !name.type.startsWith("list") && name.type !== "any";
  return { path: open ? `${name.path}.` : name.path, label: name.label, detail: lastOf(name.path), type: children.length > 0 ? "" : name.type, children };
}

/** The groups with what matches, all that stands above it, and all that is below a match. */
export function filtered(groups: readonly PickerGroup[], typed: string): PickerGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  const matches = (item: PickerItem, above: string): PickerItem[] => {
    const said = `${above} ${item.label} ${item.path}`.toLowerCase();
    if (words.every((word) => said.includes(word))) return [item];
    const children = item.children.flatMap((child) => matches(child, `${above} ${item.label}`));
    return children.length > 0 ? [{ ...item, children }] : [];
  };
  return groups.map((group) => ({ ...group, items: group.items.flatMap((item) => matches(item, "")) })).filter(({ items }) => items.length > 0);
}

export interface Line {
  item: PickerItem;
  level: number;
  parent: string | null;
}

/** The lines that are seen, top to bottom: those below an opened one. */
export function linesOf(items: readonly PickerItem[], isOpen: (path: string) => boolean, level = 1, parent: string | null = null): Line[] {
  return items.flatMap((item) => [
    { item, level, parent },
    ...(item.children.length > 0 && isOpen(item.path) ? linesOf(item.children, isOpen, level + 1, item.path) : []),
  ]);
}
