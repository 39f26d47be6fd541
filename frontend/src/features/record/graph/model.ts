/** The orchestration graph as the picture needs it: what is shown, what is folded away, and how big things are. */
import type { RecordGraphQuery } from "~/graphql/graphql";

export type Graph = RecordGraphQuery["orchestration"];
export type GraphNode = Graph["nodes"][number];
export type GraphEdge = Graph["edges"][number];

export interface Shown {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** How many nodes are folded into a line. */
  folded: ReadonlyMap<string, number>;
}

/** States in which nothing is left to do. */
const settled = new Set(["CLOSED_COMPLETE", "COMPLETED", "SKIPPED", "CANCELED", "FIRED", "EXCLUDED", "DROPPED", "CLOSED"]);

export const isSettled = (node: GraphNode) => settled.has(node.state.toUpperCase());

/** The line that holds a node, found by going up its groups. */
export function lineOf(graph: Graph): (id: string) => string | undefined {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return (id) => {
    let node = byId.get(id);
    for (let depth = 0; node && depth < 20; depth += 1) {
      if (node.kind === "LINE") return node.id;
      node = node.group ? byId.get(node.group) : undefined;
    }
    return undefined;
  };
}

/** Leaves out what lies in a folded line and, with `open`, what is settled and holds nothing that is not. */
export function shown(graph: Graph, folded: ReadonlySet<string>, open: boolean): Shown {
  const line = lineOf(graph);
  const counts = new Map<string, number>();
  const kept = open ? unsettled(graph) : null;
  const nodes = graph.nodes.filter((node) => {
    const home = line(node.id);
    if (home && home !== node.id && folded.has(home)) {
      counts.set(home, (counts.get(home) ?? 0) + 1);
      return false;
    }
    return kept === null || kept.has(node.id);
  });
  const ids = new Set(nodes.map((node) => node.id));
  const home = (id: string) => (ids.has(id) ? id : (line(id) ?? id));
  const edges = new Map<string, GraphEdge>();
  for (const edge of graph.edges) {
    const from = home(edge.from);
    const to = home(edge.to);
    if (from !== to && ids.has(from) && ids.has(to)) edges.set(`${from}>${to}>${edge.kind}`, { ...edge, from, to });
  }
  for (const edge of entries(nodes, [...edges.values()])) edges.set(`${edge.from}>${edge.to}>${edge.kind}`, edge);
  return { nodes, edges: [...edges.values()], folded: counts };
}

/** From each domain order to the first of its steps: those that nothing shown comes before. */
function entries(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphEdge[] {
  const ids = new Set(nodes.map((node) => node.id));
  const led = new Set(edges.map((edge) => edge.to));
  return nodes
    .filter((node) => node.group && ids.has(node.group) && !led.has(node.id))
    .map((node) => ({ from: node.group ?? "", to: node.id, kind: "contains" }));
}

function unsettled(graph: Graph): ReadonlySet<string> {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const kept = new Set<string>();
  for (const node of graph.nodes.filter((one) => !isSettled(one))) {
    let at: GraphNode | undefined = node;
    while (at && !kept.has(at.id)) {
      kept.add(at.id);
      at = at.group ? byId.get(at.group) : undefined;
    }
  }
  return kept;
}

export const size = (node: GraphNode): { width: number; height: number } =>
  node.kind === "GATE" ? { width: 150, height: 36 } : { width: 220, height: 60 };

/** What the layout engine gets: the edges that say what comes before what, left to right. */
export function toLayout({ nodes, edges }: Shown) {
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.layered.spacing.nodeNodeBetweenLayers": "56",
      "elk.spacing.nodeNode": "16",
      "elk.spacing.componentComponent": "28",
      "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
    },
    children: nodes.map((node) => ({ id: node.id, ...size(node) })),
    edges: edges
      .filter((edge) => edge.kind !== "closes")
      .map((edge, index) => ({ id: `e${index}`, sources: [edge.from], targets: [edge.to] })),
  };
}
