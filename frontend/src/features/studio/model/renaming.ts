/** Another key for a node: expressions that read it, tests that answer it and what undoes it follow. */
import type { Draft } from "immer";
import type { Doc, FlowNode } from "~/features/studio/model/document";

type Renames = ReadonlyMap<string, string>;

const reads = /\bnodes\.([A-Za-z_][A-Za-z0-9_]*)/g;

const inText = (text: string, renames: Renames) => text.replace(reads, (all, key: string) => (renames.has(key) ? `nodes.${renames.get(key)}` : all));

function inValue(value: unknown, renames: Renames): unknown {
  if (typeof value === "string") return inText(value, renames);
  if (Array.isArray(value)) {
    const next = value.map((item) => inValue(item, renames));
    return next.every((item, index) => item === value[index]) ? value : next;
  }
  if (typeof value !== "object" || value === null) return value;
  const next = Object.entries(value).map(([name, item]) => [name, inValue(item, renames)] as const);
  return next.every(([name, item]) => item === (value as Record<string, unknown>)[name]) ? value : Object.fromEntries(next);
}

/** The node with every reading of a renamed one; the same object where nothing is read. Its own key stays. */
export function renamedIn(node: FlowNode, renames: Renames): FlowNode {
  const { id: _id, key: _key, kind: _kind, name: _name, parent: _parent, ...body } = node;
  const next = inValue(body, renames) as typeof body;
  const scope = node.kind === "compensate" ? node.config?.["scope"] : undefined;
  const other = typeof scope === "string" ? renames.get(scope) : undefined;
  if (next === body && !other) return node;
  return { ...node, ...next, ...(other ? { config: { ...next.config, scope: other } } : {}) };
}

/** An address is keys joined by dots, each perhaps with a number: `sites[0].survey`. */
const inAddress = (address: string, old: string, key: string) =>
  address.split(".").map((part) => (part.replace(/\[\d+\]$/, "") === old ? key + part.slice(old.length) : part)).join(".");

export function renameKey(draft: Draft<Doc>, id: string, key: string): void {
  const flow = draft.flow as unknown as Doc["flow"];
  const old = flow.nodes.find((node) => node.id === id)?.key;
  if (old === undefined || old === key) return;
  const renames = new Map([[old, key]]);
  draft.flow.nodes = draft.flow.nodes.map((node) => {
    const next = renamedIn(node as FlowNode, renames);
    return (next.id === id ? { ...next, key } : next) as Draft<FlowNode>;
  });
  if (flow.output) draft.flow.output = inValue(flow.output, renames) as Draft<NonNullable<typeof flow.output>>;
  for (const test of draft.flow.tests ?? []) {
    for (const answer of test.answers ?? []) {
      if (typeof answer["node"] === "string") answer["node"] = inAddress(answer["node"], old, key);
    }
    for (const name of ["visited", "not_visited"]) {
      const places = test.expected?.[name];
      if (test.expected && Array.isArray(places))
        test.expected[name] = places.map((place) => (typeof place === "string" ? inAddress(place, old, key) : place));
    }
  }
}
