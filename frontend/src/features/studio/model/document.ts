/** A flow and its layout as the documents have them (orderloom.flow/1, orderloom.layout/1). */
import type { Text } from "~/lib/text";

export interface Mapping {
  to: string;
  from: string;
}

export interface Policy {
  timeout?: string | null;
  retry?: { max?: number; backoff?: string; first?: string; on?: readonly string[] } | null;
  on_error?: string;
}

export interface FlowNode {
  id: string;
  key: string;
  kind: string;
  name: Text;
  /** The scope whose body the node is in. */
  parent?: string | null;
  config?: Record<string, unknown>;
  when?: string | null;
  map?: readonly Mapping[];
  policy?: Policy;
}

export type End = readonly [node: string, port: string];

export interface FlowEdge {
  id: string;
  from: End;
  to: End;
  type?: "FS" | "SS" | "FF";
  lag?: string | null;
}

export interface Note {
  id: string;
  text: string;
  color?: string | null;
}

export interface Group {
  id: string;
  name: Text;
  nodes: readonly string[];
  color?: string | null;
}

export interface FlowTest {
  id: string;
  name: string;
  input?: Record<string, unknown>;
  answers?: readonly Record<string, unknown>[];
  expected?: Record<string, unknown>;
}

export interface Variable {
  key: string;
  type: string;
  initial?: string | null;
}

export interface Flow {
  schema: string;
  key: string;
  kind: string;
  name: Text;
  input: { type: string; properties?: Record<string, { type: string }> };
  output?: Record<string, unknown>;
  variables?: readonly Variable[];
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
  notes?: readonly Note[];
  groups?: readonly Group[];
  tests?: readonly FlowTest[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  schema: string;
  positions: Readonly<Record<string, Point>>;
  viewport?: { x?: number; y?: number; zoom?: number };
}

/** What the studio edits: undo goes over both, only the flow counts for the hash. */
export interface Doc {
  flow: Flow;
  layout: Layout;
}

export const emptyLayout: Layout = { schema: "orderloom.layout/1", positions: {} };

/** A version tells its layout as places by id alone, a kept save of a draft as the document that it is. */
function readLayout(layout: unknown): Layout {
  const drawn = (layout ?? {}) as Partial<Layout> & Layout["positions"];
  if (typeof drawn.schema === "string") return { ...emptyLayout, ...drawn, positions: drawn.positions ?? {} };
  return { ...emptyLayout, positions: drawn };
}

export function readDoc(content: unknown, layout: unknown): Doc {
  const flow = (content ?? {}) as Partial<Flow>;
  return { flow: { ...flow, nodes: flow.nodes ?? [], edges: flow.edges ?? [] } as Flow, layout: readLayout(layout) };
}

export const nodeOf = (flow: Flow, id: string | null | undefined): FlowNode | undefined =>
  id ? flow.nodes.find((node) => node.id === id) : undefined;

/** Every id that is taken in the document. */
export function takenIds(flow: Flow): Set<string> {
  const lists = [flow.nodes, flow.edges, flow.notes ?? [], flow.groups ?? []];
  return new Set(lists.flatMap((list) => list.map((one) => one.id)));
}

/** `wanted`, or `wanted_2` and so on where it is taken. */
export function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/_\d+$/, "");
  let count = 2;
  while (taken.has(`${stem}_${count}`)) count += 1;
  return `${stem}_${count}`;
}

/** A short id that nothing in the document has yet. */
export function newId(prefix: string, taken: ReadonlySet<string>): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(4));
    const id = `${prefix}_${[...bytes].map((byte) => byte.toString(36).padStart(2, "0")).join("")}`;
    if (!taken.has(id)) return id;
  }
}
