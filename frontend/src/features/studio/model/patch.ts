/** JSON Patch (RFC 6902) from one document to another: what a draft is saved as. Parts that are the same object are skipped. */

export interface Operation {
  op: "add" | "remove" | "replace" | "test";
  path: string;
  value?: unknown;
}

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

const escaped = (name: string | number) => String(name).replaceAll("~", "~0").replaceAll("/", "~1");

const names = ["id", "key", "to", "port"] as const;

const fieldOf = (item: unknown) => (isPlain(item) ? names.find((name) => typeof item[name] === "string") : undefined);

/** What tells an item from its neighbours. */
const nameOf = (item: unknown): unknown => {
  const field = fieldOf(item);
  return field && (item as Plain)[field];
};

/** Places in a list are counted: the server looks that it is really this item. */
function inItem(old: unknown, item: unknown, path: string): Operation[] {
  const operations = between(old, item, path);
  const field = fieldOf(item);
  return operations.length > 0 && field ? [{ op: "test", path: `${path}/${field}`, value: nameOf(old) }, ...operations] : operations;
}

export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => sameValue(item, other[index]));
  if (!isPlain(one) || !isPlain(other)) return false;
  const names = Object.keys(one).filter((name) => one[name] !== undefined);
  const others = Object.keys(other).filter((name) => other[name] !== undefined);
  return names.length === others.length && names.every((name) => sameValue(one[name], other[name]));
}

function betweenObjects(before: Plain, after: Plain, path: string): Operation[] {
  const operations: Operation[] = [];
  for (const name of Object.keys(before)) {
    if (before[name] !== undefined && after[name] === undefined) operations.push({ op: "remove", path: `${path}/${escaped(name)}` });
  }
  for (const [name, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const where = `${path}/${escaped(name)}`;
    if (before[name] === undefined) operations.push({ op: "add", path: where, value });
    else operations.push(...between(before[name], value, where));
  }
  return operations;
}

/** Items that are gone leave from the end, new ones come in where they stand; another order is a new list. */
function betweenLists(before: readonly unknown[], after: readonly unknown[], path: string): Operation[] {
  const wantedNames = after.map(nameOf);
  const known = new Map(before.map((item) => [nameOf(item), item]));
  const distinct = new Set(wantedNames).size === wantedNames.length && known.size === before.length;
  if (!distinct || wantedNames.includes(undefined) || known.has(undefined)) return [{ op: "replace", path, value: after }];
  const wanted = new Set(wantedNames);
  const kept = before.filter((item) => wanted.has(nameOf(item)));
  const order = wantedNames.filter((name) => known.has(name));
  if (kept.some((item, index) => nameOf(item) !== order[index])) return [{ op: "replace", path, value: after }];
  const operations: Operation[] = [];
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const item = before[index];
    if (wanted.has(nameOf(item))) continue;
    operations.push({ op: "test", path: `${path}/${index}/${fieldOf(item)}`, value: nameOf(item) }, { op: "remove", path: `${path}/${index}` });
  }
  for (const [index, item] of after.entries()) {
    const old = known.get(wantedNames[index]);
    if (old === undefined) operations.push({ op: "add", path: `${path}/${index}`, value: item });
    else operations.push(...inItem(old, item, `${path}/${index}`));
  }
  return operations;
}

/** The operations that turn `before` into `after`, in an order that can be applied. */
export function between(before: unknown, after: unknown, path = ""): Operation[] {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after)) return betweenLists(before, after, path);
  if (isPlain(before) && isPlain(after)) return betweenObjects(before, after, path);
  return sameValue(before, after) ? [] : [{ op: "replace", path, value: after }];
}
