/** Values of one's own to begin with: the names that a flow may read, each with a value of its type. */

export interface ScopeNameLike {
  path: string;
  type: string;
  open: boolean;
  values: readonly string[];
}

type Values = { [name: string]: unknown };

/** These come of the run itself, and are not given to it. */
const ownNames = new Set(["now", "vars", "nodes", "item", "index"]);

const plain: readonly [start: string, value: () => unknown][] = [
  ["string", () => ""],
  ["number", () => 0],
  ["boolean", () => false],
  ["date and time", () => "2027-01-15T09:00:00Z"],
  ["date", () => "2027-01-15"],
  ["time", () => "09:00:00"],
  ["list", () => []],
  ["context", () => ({})],
];

export function skeletonOf(names: readonly ScopeNameLike[], reads?: ReadonlySet<string>): Values {
  const values: Values = {};
  const parents = new Set(names.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf(".")))));
  for (const name of names) {
    const path = name.path.split(".");
    if (ownNames.has(path[0] ?? "") || (reads && !isRead(name.path, reads))) continue;
    put(values, path, parents.has(name.path) ? {} : valueOf(name));
  }
  return values;
}

/** What the flow reads, what lies around that, and what lies below it when it is read as a whole. */
const isRead = (path: string, reads: ReadonlySet<string>): boolean =>
  [...reads].some((read) => read === path || read.startsWith(`${path}.`) || (path.startsWith(`${read}.`) && path.split(".").length <= 3));

function valueOf({ type, values }: ScopeNameLike): unknown {
  if (values.length > 0) return values[0];
  const found = plain.find(([start]) => type.startsWith(start));
  return found ? found[1]() : type.includes("{") ? {} : null;
}

function put(values: Values, path: readonly string[], value: unknown): void {
  let at = values;
  for (const name of path.slice(0, -1)) {
    const next = at[name];
    if (typeof next !== "object" || next === null || Array.isArray(next)) return;
    at = next as Values;
  }
  const last = path.at(-1);
  if (last !== undefined && at[last] === undefined) at[last] = value;
}

/** The paths that expressions of a flow seem to read, found in their texts: enough to choose what a skeleton shows. */
export function readsOf(flow: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown, name: string) => {
    if (typeof value === "string") {
      if (expressionFields.has(name)) for (const [path] of value.matchAll(/[a-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)+/g)) found.add(path);
    } else if (Array.isArray(value)) {
      for (const one of value) look(one, name);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, one] of Object.entries(value)) look(one, key);
    }
  };
  look(flow, "");
  return found;
}

const expressionFields = new Set(["from", "when", "expr", "items", "until", "condition", "initial", "collect", "correlation"]);
