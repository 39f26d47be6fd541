/** Parts of a flow as text: copied, pasted into another flow, tab or mail, with error branches, notes and groups. */
import type { Draft } from "immer";
import type { Doc, Flow, FlowEdge, FlowNode, Group, Note, Point } from "~/features/studio/model/document";
import { free, newId, takenIds } from "~/features/studio/model/document";
import { insideOf } from "~/features/studio/model/geometry";
import { renamedIn } from "~/features/studio/model/renaming";
import { isEdge, isGroup, isNode, isNote, isPoint } from "~/features/studio/model/shape";

const schema = "orderloom.flow-part/1";

interface Part {
  schema: string;
  nodes: FlowNode[];
  edges: FlowEdge[];
  notes: Note[];
  groups: Group[];
  positions: Record<string, Point>;
}

export function toText(doc: Doc, ids: readonly string[]): string {
  const { flow, layout } = doc;
  const chosen = new Set(ids);
  for (const each of flow.groups ?? []) if (chosen.has(each.id)) for (const id of each.nodes) chosen.add(id);
  for (const id of Array.from(chosen)) for (const node of insideOf(flow, id)) chosen.add(node.id);
  const part: Part = {
    schema,
    nodes: flow.nodes.filter((node) => chosen.has(node.id)),
    edges: flow.edges.filter((edge) => chosen.has(edge.from[0]) && chosen.has(edge.to[0])),
    notes: (flow.notes ?? []).filter((note) => chosen.has(note.id)),
    groups: (flow.groups ?? []).filter((each) => each.nodes.length > 0 && each.nodes.every((id) => chosen.has(id))),
    positions: Object.fromEntries(Object.entries(layout.positions).filter(([id]) => chosen.has(id))),
  };
  return JSON.stringify(part, null, 2);
}

/** What a text holds: a copied part, or a whole flow. Null when it is neither. */
export function fromText(text: string): Part | null {
  let found: Partial<Part> & { layout?: { positions?: Record<string, Point> } };
  try {
    found = JSON.parse(text) as typeof found;
  } catch {
    return null;
  }
  const isFlow = typeof found === "object" && found !== null && String(found.schema).startsWith("orderloom.flow");
  if (!isFlow || !Array.isArray(found.nodes)) return null;
  const positions = Object.entries(found.positions ?? found.layout?.positions ?? {}).filter(([, point]) => isPoint(point));
  return {
    schema,
    nodes: found.nodes.filter(isNode),
    edges: listed(found.edges).filter(isEdge),
    notes: listed(found.notes).filter(isNote),
    groups: listed(found.groups).filter(isGroup),
    positions: Object.fromEntries(positions),
  };
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export interface Pasted {
  ids: string[];
  /** Kinds that this flow may not hold; their nodes were left out. */
  leftOut: string[];
}

interface Where {
  /** The middle of what is pasted. */
  at: Point;
  scope: string | null;
  allows: (kind: string, parent: string | null) => boolean;
}

/** Pastes with new ids; keys that are taken get a number, and expressions of the part follow. */
export function paste(draft: Draft<Doc>, part: Part, { at, scope, allows }: Where): Pasted {
  const { flow, layout } = draft;
  const taken = takenIds(flow as unknown as Flow);
  const keys = new Set(flow.nodes.map((node) => node.key));
  const ids = new Map<string, string>();
  const renames = new Map<string, string>();
  const inPart = new Set(part.nodes.map((node) => node.id));
  const parentOf = (node: FlowNode) => (node.parent && inPart.has(node.parent) ? node.parent : null);
  const kept = part.nodes.filter((node) => allows(node.kind, parentOf(node) ?? scope));
  const named = (old: string, prefix: string) => {
    const id = newId(prefix, taken);
    taken.add(id);
    ids.set(old, id);
    return id;
  };
  for (const node of kept) {
    named(node.id, "n");
    const key = free(node.key, keys);
    keys.add(key);
    renames.set(node.key, key);
  }
  for (const node of kept) {
    const parent = parentOf(node) ? ids.get(parentOf(node) ?? "") : scope;
    const { parent: _old, ...rest } = renamedIn(node, renames);
    const copy: FlowNode = { ...rest, id: ids.get(node.id) ?? node.id, key: renames.get(node.key) ?? node.key };
    flow.nodes.push({ ...copy, ...(parent ? { parent } : {}) } as Draft<FlowNode>);
  }
  for (const edge of part.edges) {
    const [from, to] = [ids.get(edge.from[0]), ids.get(edge.to[0])];
    if (from && to) flow.edges.push({ ...edge, id: named(edge.id ?? "e", "e"), from: [from, edge.from[1]], to: [to, edge.to[1]] });
  }
  for (const note of part.notes) (flow.notes ??= []).push({ ...note, id: named(note.id, "note") });
  for (const each of part.groups) {
    const nodes = each.nodes.map((id) => ids.get(id)).filter((id) => id !== undefined);
    if (nodes.length > 0) (flow.groups ??= []).push({ ...each, id: named(each.id, "group"), nodes } as Draft<Group>);
  }
  for (const [id, point] of Object.entries(centred(part, ids, at))) layout.positions[id] = point;
  const isDrawn = (id: string) => [...flow.nodes, ...(flow.notes ?? [])].some((one) => one.id === id);
  const leftOut = part.nodes.filter((node) => !kept.includes(node)).map((node) => node.kind);
  return { ids: [...ids.values()].filter(isDrawn), leftOut: [...new Set(leftOut)] };
}

function centred(part: Part, ids: ReadonlyMap<string, string>, at: Point): Record<string, Point> {
  const drawn = [...part.nodes, ...part.notes].filter((one) => ids.has(one.id));
  const places = drawn.map((one, index) => ({ id: one.id, point: part.positions[one.id] ?? { x: 0, y: index * 120 } }));
  const xs = places.map(({ point }) => point.x);
  const ys = places.map(({ point }) => point.y);
  const by = { x: at.x - (Math.min(...xs) + Math.max(...xs)) / 2, y: at.y - (Math.min(...ys) + Math.max(...ys)) / 2 };
  return Object.fromEntries(
    places.map(({ id, point }) => [ids.get(id) ?? id, { x: Math.round(point.x + by.x), y: Math.round(point.y + by.y) }]),
  );
}
