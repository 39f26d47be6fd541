/** What differs between two contents of a flow, by the ids of their parts, in the server's words. */
import type { Change, FieldChange } from "~/components/definitions/changes";
import { type Text, textOf } from "~/lib/text";

type Plain = Record<string, unknown>;
export type Positions = Readonly<Record<string, { x: number; y: number }>>;

/** Parts by their list in the document: what they are called, the field that names them, what is not worth writing. */
const parts: readonly { list: string; noun: string; name: string; defaults: Plain }[] = [
  { list: "nodes", noun: "node", name: "id", defaults: { version: 1, parent: null, config: {}, when: null, map: [], policy: {} } },
  { list: "edges", noun: "edge", name: "id", defaults: { type: "FS", lag: null } },
  { list: "notes", noun: "note", name: "id", defaults: { color: null } },
  { list: "groups", noun: "group", name: "id", defaults: { color: null, nodes: [] } },
  { list: "variables", noun: "variable", name: "key", defaults: { type: "any", initial: null } },
  { list: "tests", noun: "test", name: "id", defaults: { input: {}, answers: [], expected: {} } },
];
const names = ["id", "key", "to", "port"];
const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

/** From one content to another; `before` may be nothing. */
export function differences(before: unknown, after: unknown): Change[] {
  const [was, now] = [isPlain(before) ? before : {}, isPlain(after) ? after : {}];
  const listed = new Set([...parts.map(({ list }) => list), "schema"]);
  const own = [was, now].map((side) => Object.fromEntries(Object.entries(side).filter(([key]) => !listed.has(key))));
  const fields = isPlain(before) ? fieldChanges(own[0], own[1]) : [];
  const label = textOf(now["name"] as Text) || String(now["key"] ?? "");
  const document: Change[] = fields.length > 0 ? [{ kind: "CHANGED", noun: "document", element: null, label, fields }] : [];
  return [...document, ...parts.flatMap((part) => ofParts(part, was, now))];
}

/** Nodes that are drawn elsewhere; those drawn for the first time, or no more, have not moved. */
export function movements(before: Positions, after: Positions, labels: ReadonlyMap<string, string>): Change[] {
  return Object.entries(before).flatMap(([id, was]) => {
    const now = after[id];
    if (!now || !labels.has(id) || (Math.round(was.x) === Math.round(now.x) && Math.round(was.y) === Math.round(now.y))) return [];
    const fields = [{ path: "position", before: was, after: now }];
    return [{ kind: "MOVED" as const, noun: "node", element: id, label: labels.get(id) ?? id, fields }];
  });
}

export const nodeLabels = (content: unknown): Map<string, string> =>
  new Map(listOf(content, "nodes").map((node) => [String(node["id"]), labelOf(node)]));

function ofParts({ list, noun, name, defaults }: (typeof parts)[number], before: Plain, after: Plain): Change[] {
  const [was, now] = [byName(listOf(before, list), name), byName(listOf(after, list), name)];
  const [oldLabels, labels] = [nodeLabels(before), nodeLabels(after)];
  const changes: Change[] = [];
  for (const [element, part] of was) {
    if (!now.has(element)) changes.push({ kind: "REMOVED", noun, element, label: labelIn(noun, part, oldLabels), fields: [] });
  }
  for (const [element, part] of now) {
    const label = labelIn(noun, part, labels);
    const old = was.get(element);
    if (!old) changes.push({ kind: "ADDED", noun, element, label, fields: [] });
    else {
      const fields = fieldChanges(withDefaults(old, defaults), withDefaults(part, defaults));
      if (fields.length > 0) changes.push({ kind: "CHANGED", noun, element, label, fields });
    }
  }
  return changes;
}

const withDefaults = (part: Plain, defaults: Plain): Plain => ({ ...defaults, ...part });

function listOf(content: unknown, list: string): Plain[] {
  const found = isPlain(content) ? content[list] : null;
  return Array.isArray(found) ? found.filter(isPlain) : [];
}

const byName = (items: readonly Plain[], name: string) => new Map(items.map((item) => [String(item[name]), item]));

const labelOf = (part: Plain) =>
  textOf(part["name"] as Text) || String(part["key"] ?? "") || textOf(part["text"] as Text).slice(0, 40) || String(part["id"]);

function labelIn(noun: string, part: Plain, nodes: ReadonlyMap<string, string>): string {
  if (noun !== "edge") return labelOf(part);
  const [[source = "", port = ""], [target = ""]] = [endOf(part["from"]), endOf(part["to"])];
  const leaves = port === "done" ? "" : ` (${port})`;
  return `${nodes.get(source) ?? source}${leaves} → ${nodes.get(target) ?? target}`;
}

const isEnd = ({ path }: FieldChange) => path === "from" || path === "to";

function namedEnd(value: unknown, labels: ReadonlyMap<string, string>): string {
  const [node = "", port = ""] = endOf(value);
  return [labels.get(node) ?? node, ...(port === "in" || port === "done" ? [] : [`(${port})`])].join(" ");
}

/** Where edges begin and end, by the names of the steps instead of their ids. */
export function withNamedEnds(changes: readonly Change[], before: unknown, after: unknown): Change[] {
  const [was, now] = [nodeLabels(before), nodeLabels(after)];
  return changes.map((change) => {
    if (change.noun !== "edge") return change;
    return { ...change, fields: change.fields.map((field) => (isEnd(field) ? { path: field.path, before: namedEnd(field.before, was), after: namedEnd(field.after, now) } : field)) };
  });
}

const endOf = (end: unknown): string[] => (Array.isArray(end) ? end.map(String) : []);

const nothing = (value: unknown) => value === undefined || value === null;

function same(one: unknown, other: unknown): boolean {
  if (one === other || (nothing(one) && nothing(other))) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, place) => same(item, other[place]));
  }
  if (!isPlain(one) || !isPlain(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
}

export function fieldChanges(before: unknown, after: unknown, path = ""): FieldChange[] {
  if (same(before, after)) return [];
  const pair = asObjects(before, after);
  if (!pair) return [{ path, before: before ?? null, after: after ?? null }];
  const [was, now] = pair;
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return keys.flatMap((key) => fieldChanges(was[key], now[key], path ? `${path}.${key}` : key));
}

/** Both as objects when they can be compared field by field; lists whose items have names can, too. */
function asObjects(before: unknown, after: unknown): [Plain, Plain] | null {
  if (isPlain(before) && isPlain(after)) return [before, after];
  if (!Array.isArray(before) || !Array.isArray(after) || before.length === 0 || after.length === 0) return null;
  const items = [...before, ...after];
  const tellApart = (list: unknown[], name: string) => new Set(list.map((item) => (item as Plain)[name])).size === list.length;
  const name = names.find(
    (one) => items.every((item) => isPlain(item) && typeof item[one] === "string") && tellApart(before, one) && tellApart(after, one),
  );
  if (!name) return null;
  const [was, now] = [byName(before as Plain[], name), byName(after as Plain[], name)];
  const [old, fresh] = [[...was.keys()], [...now.keys()]];
  const sameNames = old.length === fresh.length && old.every((key) => now.has(key));
  if (sameNames && !same(old, fresh)) return null;
  return [Object.fromEntries(was), Object.fromEntries(now)];
}
