/** The names that an expression may read, as a tree to walk through: for completion, the picker and the builder. */

export interface ScopeName {
  path: string;
  type: string;
  open: boolean;
  values: readonly string[];
  label: string;
  help: string | null;
}

/** `open`: other names than these are possible. */
export interface Scope {
  open: boolean;
  names: readonly ScopeName[];
}

export const emptyScope: Scope = { open: true, names: [] };

export interface ScopeTree {
  open: boolean;
  names: readonly ScopeName[];
  at: (path: string) => ScopeName | undefined;
  below: (path: string) => readonly ScopeName[];
}

const trees = new WeakMap<Scope, ScopeTree>();

export function treeOf(scope: Scope): ScopeTree {
  const known = trees.get(scope);
  if (known) return known;
  const byPath = new Map(scope.names.map((name) => [name.path, name]));
  const below = new Map<string, ScopeName[]>();
  for (const name of scope.names) {
    const parent = parentOf(name.path);
    below.set(parent, [...(below.get(parent) ?? []), name]);
  }
  const tree: ScopeTree = {
    open: scope.open,
    names: scope.names,
    at: (path) => byPath.get(path),
    below: (path) => below.get(path) ?? [],
  };
  trees.set(scope, tree);
  return tree;
}

/** The path one step up; of a first name, the empty path. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(".")));

export const lastOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** Whether more steps may follow: names are known below, or it takes any. */
export const leadsOn = (tree: ScopeTree, name: ScopeName): boolean => name.open || tree.below(name.path).length > 0;

/** What a value of a type may be asked: the types of the language, whatever a record is called. */
export type Sort = "text" | "number" | "boolean" | "date" | "date_time" | "time" | "duration" | "list" | "any";

const sorts: Readonly<Record<string, Sort>> = {
  string: "text",
  number: "number",
  boolean: "boolean",
  date: "date",
  "date and time": "date_time",
  time: "time",
  "days and time duration": "duration",
  "years and months duration": "duration",
};

export const sortOf = (type: string | undefined): Sort =>
  type === undefined ? "any" : type.startsWith("list") ? "list" : (sorts[type] ?? "any");

/** The part of the text that a problem at a position is about: the name, number or sign that begins there. */
export function spanAt(text: string, position: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(position, text.length - 1));
  const found = /^(?:\.?\s*[\p{L}_][\p{L}\p{N}_]*|"(?:[^"\\]|\\.)*"?|\d+(?:\.\d+)?|\S)/u.exec(text.slice(from));
  return { from, to: Math.min(text.length, from + Math.max(1, found?.[0].length ?? 1)) };
}
