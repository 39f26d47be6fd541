/** The edits of a graph, each on a draft of the document that may be changed in place. */
import type { Draft } from "immer";
import { scopeAfter } from "~/features/studio/model/connecting";
import type { Doc, End, FlowEdge, FlowNode, Point } from "~/features/studio/model/document";
import { free, newId, nodeOf, takenIds } from "~/features/studio/model/document";
import { type Box, boxOf, freePlace, gap, insideOf, lowerPorts, portShare, sizeOf } from "~/features/studio/model/geometry";
import type { DocumentKind, KindRecord } from "~/features/studio/model/kinds";

type Editable = Draft<Doc>;

const asDoc = (draft: Editable) => draft as unknown as Doc;

const keyFor = (kind: string) => kind.replace(/^task\./, "").replaceAll(".", "_").replaceAll("-", "_");

export interface NewNode {
  /** Upper left corner; without it, beside what it follows. */
  at?: Point;
  /** The port that leads to it. */
  after?: End;
  parent?: string | null;
}

/** Adds a node and, where it follows a port, the edge to it. Returns its id. */
export function addNode(draft: Editable, document: DocumentKind, kind: KindRecord, { at, after, parent }: NewNode): string {
  const { flow, layout } = draft;
  const source = after && nodeOf(asDoc(draft).flow, after[0]);
  const id = newId("n", takenIds(asDoc(draft).flow));
  const inside = source && after ? scopeAfter(source, after[1]) : (parent ?? null);
  const key = free(keyFor(kind.kind), new Set(flow.nodes.map((node) => node.key)));
  const node: FlowNode = { id, key, ...document.blank(kind), ...(inside ? { parent: inside } : {}) };
  const place = at ?? (source && after ? placeAfter(asDoc(draft), document, source, after[1], node) : { x: 0, y: 0 });
  flow.nodes.push(node as Draft<FlowNode>);
  layout.positions[id] = place;
  if (after && document.hasInput(node)) connect(draft, [after[0], after[1]], [id, "in"]);
  return id;
}

function placeAfter(doc: Doc, document: DocumentKind, source: FlowNode, port: string, node: FlowNode): Point {
  const from = boxOf(doc, document, source);
  const own = sizeOf(document.outPorts(node));
  const lower = lowerPorts(document.outPorts(source));
  const index = lower.findIndex((one) => one.name === port);
  const boxes = doc.flow.nodes.map((one) => boxOf(doc, document, one));
  if (index < 0) return freePlace({ ...own, x: from.x + from.width + gap.x, y: from.y + gap.y }, boxes);
  const x = from.x + from.width * portShare(index, lower.length) - own.width / 2;
  return freePlace({ ...own, x, y: from.y + from.height + gap.y }, boxes);
}

/** Adds an edge; a node that stood alone comes into the scope of what leads to it. Returns its id. */
export function connect(draft: Editable, from: End, to: End): string {
  const { flow } = draft;
  const source = nodeOf(asDoc(draft).flow, from[0]);
  const target = flow.nodes.find((node) => node.id === to[0]);
  if (source && target) {
    const scope = scopeAfter(source, from[1]);
    if (scope && !target.parent && scope !== target.id) target.parent = scope;
  }
  const id = newId("e", takenIds(asDoc(draft).flow));
  flow.edges.push({ id, from: [from[0], from[1]], to: [to[0], to[1]] });
  return id;
}

export function reconnect(draft: Editable, id: string, from: End, to: End): void {
  const edge = draft.flow.edges.find((one) => one.id === id);
  if (!edge) return;
  edge.from = [from[0], from[1]];
  edge.to = [to[0], to[1]];
}

/** Puts a new node between the ends of an edge. Returns its id. */
export function insertOnEdge(draft: Editable, document: DocumentKind, kind: KindRecord, edgeId: string): string | null {
  const edge = draft.flow.edges.find((one) => one.id === edgeId);
  const source = edge && nodeOf(asDoc(draft).flow, edge.from[0]);
  const target = edge && nodeOf(asDoc(draft).flow, edge.to[0]);
  if (!edge || !source || !target) return null;
  const [from, to] = [boxOf(asDoc(draft), document, source), boxOf(asDoc(draft), document, target)];
  const scope = scopeAfter(source, edge.from[1]);
  const oldTarget: End = [edge.to[0], edge.to[1]];
  const own = sizeOf(document.outPorts({ id: "", key: "", ...document.blank(kind) }));
  const y = from.y + from.height + gap.y;
  const id = addNode(draft, document, kind, { at: { x: to.x + (to.width - own.width) / 2, y }, parent: scope });
  makeRoom(draft, oldTarget[0], y + own.height + gap.y - to.y);
  edge.to = [id, "in"];
  const added = nodeOf(asDoc(draft).flow, id);
  const out = added && (document.outPorts(added).find((port) => port.name === "done") ?? document.outPorts(added)[0]);
  if (out) connect(draft, [id, out.name], oldTarget);
  return id;
}

/** Moves a node and all that follows it down, by as much as is missing. */
function makeRoom(draft: Editable, first: string, missing: number): void {
  if (missing <= 0) return;
  const { flow, layout } = draft;
  const seen = new Set<string>();
  const waiting = [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const place = layout.positions[id];
    if (seen.has(id) || !place) continue;
    seen.add(id);
    layout.positions[id] = { x: place.x, y: place.y + missing };
    for (const edge of flow.edges) if (edge.from[0] === id) waiting.push(edge.to[0]);
  }
}

/** Removes nodes, edges, notes and groups. What is inside a removed scope goes with it; a gap in a line is closed. */
export function remove(draft: Editable, document: DocumentKind, ids: readonly string[]): void {
  const { flow, layout } = draft;
  const gone = new Set(ids);
  for (const id of ids) for (const node of insideOf(asDoc(draft).flow, id)) gone.add(node.id);
  const bridges = ids.map((id) => bridge(asDoc(draft), gone, id)).filter((one) => one !== null);
  flow.nodes = flow.nodes.filter((node) => !gone.has(node.id));
  flow.edges = flow.edges.filter((edge) => ![edge.id, edge.from[0], edge.to[0]].some((id) => gone.has(id)));
  if (flow.notes) flow.notes = flow.notes.filter((note) => !gone.has(note.id));
  if (flow.groups) {
    for (const group of flow.groups) {
      if (group.nodes.some((id) => gone.has(id))) group.nodes = group.nodes.filter((id) => !gone.has(id));
    }
    flow.groups = flow.groups.filter((group) => !gone.has(group.id) && group.nodes.length > 0);
  }
  for (const id of gone) delete layout.positions[id];
  for (const { from, to } of bridges) if (!document.refusal(asDoc(draft).flow, { from, to })) connect(draft, from, to);
}

/** A single node in the middle of a line: its neighbours are joined again. */
function bridge({ flow }: Doc, gone: ReadonlySet<string>, id: string): Pick<FlowEdge, "from" | "to"> | null {
  const before = flow.edges.filter((edge) => edge.to[0] === id);
  const after = flow.edges.filter((edge) => edge.from[0] === id);
  const [into, out] = [before[0], after[0]];
  if (!into || !out || before.length !== 1 || after.length !== 1) return null;
  return gone.has(into.from[0]) || gone.has(out.to[0]) || gone.has(into.id) ? null : { from: into.from, to: out.to };
}

export function moveBy(draft: Editable, ids: readonly string[], by: Point): void {
  for (const id of ids) {
    const place = draft.layout.positions[id];
    if (place) draft.layout.positions[id] = { x: place.x + by.x, y: place.y + by.y };
  }
}

export function place(draft: Editable, positions: Readonly<Record<string, Point>>): void {
  for (const [id, { x, y }] of Object.entries(positions)) draft.layout.positions[id] = { x, y };
}

export function addNote(draft: Editable, text: string, at: Point): string {
  const id = newId("note", takenIds(asDoc(draft).flow));
  (draft.flow.notes ??= []).push({ id, text });
  draft.layout.positions[id] = at;
  return id;
}

/** Groups nodes; a node is in one group at most. */
export function group(draft: Editable, nodes: readonly string[], name: string): string {
  const id = newId("group", takenIds(asDoc(draft).flow));
  ungroup(draft, nodes);
  (draft.flow.groups ??= []).push({ id, name: { en: name }, nodes: [...nodes] });
  return id;
}

export function ungroup(draft: Editable, nodes: readonly string[]): void {
  const { flow } = draft;
  const taken = new Set(nodes);
  for (const each of flow.groups ?? []) each.nodes = each.nodes.filter((id) => !taken.has(id));
  if (flow.groups) flow.groups = flow.groups.filter((each) => each.nodes.length > 0);
}

/** Takes nodes out of their scope, into another one or to the top; edges that would cross its border go. */
export function intoScope(draft: Editable, ids: readonly string[], scope: string | null): void {
  const moved = new Set(ids);
  for (const node of draft.flow.nodes) {
    if (!moved.has(node.id)) continue;
    if (scope) node.parent = scope;
    else delete node.parent;
  }
  const { flow } = asDoc(draft);
  const crosses = ({ from, to }: FlowEdge) => {
    const [source, target] = [nodeOf(flow, from[0]), nodeOf(flow, to[0])];
    return source !== undefined && target !== undefined && (target.parent ?? null) !== scopeAfter(source, from[1]);
  };
  const crossing = new Set(flow.edges.filter((edge) => moved.has(edge.from[0]) || moved.has(edge.to[0])).filter(crosses).map((edge) => edge.id));
  draft.flow.edges = draft.flow.edges.filter((edge) => !crossing.has(edge.id));
}

export type { Box };
