/** Tidies up: the layout engine places nodes by layers, scopes and groups as boxes, edges around what stands in the way. */
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from "elkjs/lib/elk-api";
import type { Flow, FlowEdge, FlowNode, Point } from "~/features/studio/model/document";
import { lowerPorts, portShare, sizeOf } from "~/features/studio/model/geometry";
import type { DocumentKind } from "~/features/studio/model/kinds";
import { layoutEngine, type Route, routeOf } from "~/lib/useElkLayout";

const options: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.json.shapeCoords": "ROOT",
  "elk.json.edgeCoords": "ROOT",
  "elk.layered.spacing.nodeNodeBetweenLayers": "56",
  "elk.spacing.nodeNode": "36",
  "elk.spacing.edgeNode": "20",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.edgeLabels.inline": "true",
};

const boxOptions: LayoutOptions = { ...options, "elk.padding": "[top=34,left=20,bottom=20,right=20]" };

function shape(document: DocumentKind, node: FlowNode): ElkNode {
  const ports = document.outPorts(node);
  const { width, height } = sizeOf(ports);
  const lower = lowerPorts(ports);
  const id = (name: string) => `${node.id}/${name}`;
  const at = (port: string, x: number, y: number, side: string) => ({
    id: id(port), x, y, width: 0, height: 0, layoutOptions: { "elk.port.side": side },
  });
  return {
    id: node.id,
    width,
    height,
    ports: [
      at(" in", width / 2, 0, "NORTH"),
      ...lower.map(({ name }, index) => at(name, width * portShare(index, lower.length), height, "SOUTH")),
      ...ports.filter((port) => port.type === "compensate").map(({ name }) => at(name, width, height / 2, "EAST")),
    ],
    layoutOptions: { "elk.portConstraints": "FIXED_POS" },
  };
}

function edgeShape({ id, from, to, ...edge }: FlowEdge, known: ReadonlySet<string>): ElkExtendedEdge {
  const text = [edge.type === "FS" ? "" : edge.type, edge.lag].filter(Boolean).join(" + ");
  const source = `${from[0]}/${from[1]}`;
  return {
    id,
    sources: [known.has(source) ? source : from[0]],
    targets: [`${to[0]}/ in`],
    ...(text ? { labels: [{ id: `${id}-label`, text, width: 10 + text.length * 6, height: 16 }] } : {}),
  };
}

export function toElk(flow: Flow, document: DocumentKind): ElkNode {
  const root: ElkNode = { id: "root", layoutOptions: options, children: [], edges: [] };
  const boxes = new Map<string, ElkNode>();
  const ids = new Set(flow.nodes.map((node) => node.id));
  const scopes = new Set(flow.nodes.map((node) => node.parent).filter((id) => id && ids.has(id)));
  for (const id of scopes) boxes.set(`frame:${id}`, { id: `frame:${id}`, layoutOptions: boxOptions, children: [] });
  const grouped = new Map<string, string>();
  for (const group of flow.groups ?? []) {
    const members = flow.nodes.filter((node) => group.nodes.includes(node.id) && !grouped.has(node.id));
    const parents = new Set(members.map((node) => node.parent ?? null));
    if (members.length === 0 || parents.size > 1) continue;
    boxes.set(group.id, { id: group.id, layoutOptions: boxOptions, children: [] });
    for (const node of members) grouped.set(node.id, group.id);
    holder(boxes, root, [...parents][0]).children?.push(boxes.get(group.id) as ElkNode);
  }
  for (const node of flow.nodes) {
    const into = grouped.get(node.id);
    const place = into ? (boxes.get(into) ?? root) : holder(boxes, root, node.parent);
    place.children?.push(shape(document, node));
  }
  for (const scope of scopes) {
    const frame = boxes.get(`frame:${scope}`);
    const own = flow.nodes.find((node) => node.id === scope);
    if (frame) holder(boxes, root, own?.parent).children?.push(frame);
  }
  const known = new Set(flow.nodes.flatMap((node) => document.outPorts(node).map((port) => `${node.id}/${port.name}`)));
  root.edges = flow.edges.filter((edge) => ids.has(edge.from[0]) && ids.has(edge.to[0])).map((edge) => edgeShape(edge, known));
  return root;
}

const holder = (boxes: ReadonlyMap<string, ElkNode>, root: ElkNode, parent: string | null | undefined): ElkNode =>
  (parent ? boxes.get(`frame:${parent}`) : undefined) ?? root;

export interface Arranged {
  positions: Record<string, Point>;
  routes: ReadonlyMap<string, Route>;
}

function leaves(node: ElkNode): ElkNode[] {
  return (node.children ?? []).flatMap((child) => (child.children ? leaves(child) : [child]));
}

/** Edges may be handed back with the box that holds them. */
const edgesOf = (node: ElkNode): ElkExtendedEdge[] => [...(node.edges ?? []), ...(node.children ?? []).flatMap(edgesOf)];

const whole = (value: number | undefined) => Math.round(value ?? 0);

export async function arrange(flow: Flow, document: DocumentKind): Promise<Arranged> {
  const laidOut = await (await layoutEngine()).layout(toElk(flow, document));
  const positions = leaves(laidOut).map((node) => [node.id, { x: whole(node.x), y: whole(node.y) }] as const);
  return { positions: Object.fromEntries(positions), routes: new Map(edgesOf(laidOut).map((edge) => [edge.id, routeOf(edge)])) };
}
