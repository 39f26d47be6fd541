/** A flow as the picture needs it: its nodes and edges, where they go, and what a run left on them. */
import type { ElkNode } from "elkjs/lib/elk-api";
import type { Step } from "~/features/studio/queries";
import type { Text } from "~/lib/text";

export interface FlowNode {
  id: string;
  key: string;
  kind: string;
  name: Text;
  config?: Record<string, unknown>;
  when?: string | null;
  map?: readonly { to: string; from: string }[];
  policy?: { timeout?: string; retry?: { max?: number; backoff?: string; first?: string }; on_error?: string };
}

export interface FlowEdge {
  id: string;
  from: readonly [string, string];
  to: readonly [string, string];
}

export interface Flow {
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
}

export function readFlow(content: unknown): Flow {
  const { nodes, edges } = (content ?? {}) as Partial<Flow>;
  return { nodes: nodes ?? [], edges: edges ?? [] };
}

export const nodeSize = { width: 256, height: 56 };

export const toLayout = (flow: Flow): ElkNode => ({
  id: "root",
  layoutOptions: {
    "elk.algorithm": "layered",
    "elk.direction": "DOWN",
    "elk.layered.spacing.nodeNodeBetweenLayers": "44",
    "elk.spacing.nodeNode": "36",
    "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
    "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.spacing.edgeNode": "20",
    "elk.edgeLabels.inline": "true",
  },
  children: flow.nodes.map((node) => ({ id: node.id, ...nodeSize })),
  edges: flow.edges.map((edge) => ({ id: edge.id, sources: [edge.from[0]], targets: [edge.to[0]], labels: toLabels(edge) })),
});

/** What room the engine keeps for the label of an edge: a rough width of its text. */
function toLabels(edge: FlowEdge) {
  const text = portLabel(edge);
  return text ? [{ id: `${edge.id}-label`, text, width: 10 + text.length * 6, height: 16 }] : [];
}

/** The ports that say nothing new are left out. */
export const portLabel = ({ from, to }: FlowEdge): string =>
  [from[1] === "done" ? "" : from[1], to[1] === "in" ? "" : to[1]].filter(Boolean).join(" → ").replaceAll("_", " ");

/** What the journal says of a node, as the states that the whole product knows. */
export const eventStates: Record<string, string> = {
  passed: "SUCCEEDED",
  closed: "SUCCEEDED",
  resumed: "RUNNING",
  waits: "WAITING",
  failed: "FAILED",
  skipped: "SKIPPED",
};

/** The last thing that happened at each node that the run has reached. */
export function nodeStates(steps: readonly Step[]): ReadonlyMap<string, string> {
  return new Map(steps.map((step) => [step.nodeId, eventStates[step.state] ?? step.state.toUpperCase()]));
}

/** The edges that control went along. */
export function takenEdges(flow: Flow, steps: readonly Step[]): ReadonlySet<string> {
  const left = new Set(steps.flatMap((step) => (step.port ?? "").split(", ").map((port) => `${step.nodeId}/${port}`)));
  return new Set(flow.edges.filter(({ from }) => left.has(`${from[0]}/${from[1]}`)).map((edge) => edge.id));
}

/** Nodes in the order of the flow: each after all that lead to it, as far as there is no circle. */
export function inFlowOrder(flow: Flow): FlowNode[] {
  const waiting = new Map(flow.nodes.map((node) => [node.id, 0]));
  for (const { to } of flow.edges) waiting.set(to[0], (waiting.get(to[0]) ?? 0) + 1);
  const ready = flow.nodes.filter((node) => waiting.get(node.id) === 0).map((node) => node.id);
  const order: string[] = [];
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    order.push(id);
    for (const { from, to } of flow.edges) {
      if (from[0] !== id) continue;
      const left = (waiting.get(to[0]) ?? 0) - 1;
      waiting.set(to[0], left);
      if (left === 0) ready.push(to[0]);
    }
  }
  const places = new Map(order.map((id, place) => [id, place]));
  return flow.nodes.toSorted((one, other) => (places.get(one.id) ?? Infinity) - (places.get(other.id) ?? Infinity));
}
