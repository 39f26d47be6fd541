/** The graph as nodes and edges of the canvas. */
import { type Edge as FlowEdge, MarkerType, type Node, type NodeHandle, Position } from "@xyflow/react";
import { type Designer, drawnAt } from "~/features/catalog/decomposition/context";
import type { Mark } from "~/features/catalog/decomposition/model/diff";
import { type Edge, edgeChoice, type Mapping, nodeId, pairsOf, ruleId } from "~/features/catalog/decomposition/model/graph";
import { type Places, size } from "~/features/catalog/decomposition/model/layout";
import type { DrawnRule } from "~/features/catalog/decomposition/queries";
import type { Drawn } from "~/features/catalog/decomposition/model/specification";

export interface SpecData extends Record<string, unknown> {
  drawn: Drawn;
  /** Another graph says what it is made of. */
  elsewhere: string | null;
  wrong: number;
  mark: Mark | null;
  editable: boolean;
}
export type SpecCanvasNode = Node<SpecData, "spec">;

export interface LinkData extends Record<string, unknown> {
  edge: Edge | null;
  rule: DrawnRule | null;
  mappings: readonly Mapping[];
  wrong: number;
  mark: Mark | null;
  words: string;
}
export type LinkCanvasEdge = FlowEdge<LinkData, "link">;

/** Where relationships and mappings end, as parts of the height. */
export const level = { relationship: 0.36, rule: 0.58, mapping: 0.8 };

const handle = (id: string, type: "source" | "target", position: Position, share: number): NodeHandle => ({
  id, type, position, x: (position === Position.Left ? 0 : size.width) - 5, y: size.height * share - 5, width: 10, height: 10,
});

export const handles: NodeHandle[] = [
  handle("in", "target", Position.Left, level.relationship),
  handle("out", "source", Position.Right, level.relationship),
  handle("in-back", "target", Position.Right, level.relationship),
  handle("out-back", "source", Position.Left, level.relationship),
  handle("rule-in", "target", Position.Left, level.rule),
  handle("rule-out", "source", Position.Right, level.rule),
  handle("rule-in-back", "target", Position.Right, level.rule),
  handle("rule-out-back", "source", Position.Left, level.rule),
  handle("map-in", "target", Position.Left, level.mapping),
  handle("map-out", "source", Position.Right, level.mapping),
  handle("map-in-back", "target", Position.Right, level.mapping),
  handle("map-out-back", "source", Position.Left, level.mapping),
];

/** What is painted: the designer itself, or two versions in one picture. */
export interface Scene extends Pick<Designer, "graph" | "drawing" | "wrong" | "selection" | "readOnly" | "mappingsShown"> {
  places: Places;
  graphKey: string;
  marks?: ReadonlyMap<string, Mark> | undefined;
}

interface Speech {
  node: (drawn: Drawn, wrong: number, mark: Mark | null) => string;
  edge: (edge: Edge, mark: Mark | null) => string;
  pair: (source: string, target: string, count: number, mark: Mark | null) => string;
  rule: (rule: DrawnRule) => string;
}

const measured = size;

export function nodesOf(scene: Scene, speech: Speech): SpecCanvasNode[] {
  const chosen = new Set(scene.selection);
  const own = new Set(scene.graph.edges.map((one) => one.source));
  const stop = scene.selection.findLast((id) => id.startsWith("n:")) ?? (scene.graph.nodes[0] ? nodeId(scene.graph.nodes[0].specification) : null);
  return scene.graph.nodes.flatMap(({ specification: key }): SpecCanvasNode[] => {
    const id = nodeId(key);
    const position = scene.places[key];
    if (!position) return [];
    const drawn = drawnAt(scene.drawing, key);
    const [wrong, mark] = [scene.wrong.get(id) ?? 0, scene.marks?.get(id) ?? null];
    const elsewhere = drawn.graph && drawn.graph !== scene.graphKey && !own.has(key) ? drawn.graph : null;
    const data = { drawn, elsewhere, wrong, mark, editable: !scene.readOnly };
    const domAttributes = { tabIndex: id === stop ? 0 : -1 };
    return [{ id, type: "spec", position, ...size, measured, handles, data, selected: chosen.has(id), ariaLabel: speech.node(drawn, wrong, mark), domAttributes }];
  });
}

/** As it was painted, with what is being dragged where the pointer is: the sides that lines take follow. */
export function draggedTo(nodes: readonly SpecCanvasNode[], edges: readonly LinkCanvasEdge[], places: Places, moved: Places): [SpecCanvasNode[], LinkCanvasEdge[]] {
  const all = { ...places, ...moved };
  const isMoved = (id: string) => moved[id.slice(2)] !== undefined;
  const positioned = nodes.map((one) => (isMoved(one.id) ? { ...one, position: moved[one.id.slice(2)] ?? one.position } : one));
  const joined = edges.map((one) => {
    if (!isMoved(one.source) && !isMoved(one.target)) return one;
    const prefix = one.id.startsWith("m:") ? "map-" : one.id.startsWith("r:") ? "rule-" : "";
    return { ...one, ...ends(all, one.source.slice(2), one.target.slice(2), prefix) };
  });
  return [positioned, joined];
}

/** Forwards from the right side to the left one, backwards the other way, within a column on one side. */
function ends(places: Places, source: string, target: string, prefix: "" | "rule-" | "map-") {
  const ahead = (places[target]?.x ?? 0) - (places[source]?.x ?? 0);
  const beside = Math.abs(ahead) < size.width;
  const [tail, head] = beside ? (prefix ? ["-back", ""] : ["", "-back"]) : ahead < 0 ? ["-back", "-back"] : ["", ""];
  return { source: nodeId(source), target: nodeId(target), sourceHandle: `${prefix}out${tail}`, targetHandle: `${prefix}in${head}` };
}

const tones: Record<Mark, string> = { ADDED: "var(--tone-good-text)", REMOVED: "var(--tone-bad-text)", CHANGED: "var(--tone-warn-text)" };

export const toneOf = (mark: Mark | null): string | null => (mark ? tones[mark] : null);

const end = (color: string) => ({ type: MarkerType.ArrowClosed, width: 16, height: 16, color });

export function edgesOf(scene: Scene, speech: Speech): LinkCanvasEdge[] {
  const chosen = new Set(scene.selection);
  const there = new Set(scene.graph.nodes.map((one) => one.specification));
  const drawable = (one: { source: string; target: string }) => there.has(one.source) && there.has(one.target);
  const relationships = scene.graph.edges.filter(drawable).flatMap((edge): LinkCanvasEdge[] => {
    const id = edgeChoice(edge.id);
    const mark = scene.marks?.get(id) ?? null;
    const wrong = scene.wrong.get(id) ?? 0;
    const color = chosen.has(id) ? "var(--accent-text)" : (toneOf(mark) ?? (wrong > 0 ? "var(--tone-bad-text)" : "var(--mantine-color-dimmed)"));
    const data = { edge, rule: null, mappings: [], wrong, mark, words: speech.edge(edge, mark) };
    const style = { stroke: color, strokeWidth: chosen.has(id) ? 2.5 : 1.5 };
    return [{ id, type: "link", ...ends(scene.places, edge.source, edge.target, ""), data, selected: chosen.has(id), style, markerEnd: end(color), ariaLabel: data.words }];
  });
  const rules = scene.drawing.rules.filter((one) => drawable(one) && one.source !== one.target).flatMap((rule): LinkCanvasEdge[] => {
    const id = ruleId(rule.key);
    const color = chosen.has(id) ? "var(--accent-text)" : rule.type === "excludes" ? "var(--tone-bad-text)" : "var(--tone-info-text)";
    const data = { edge: null, rule, mappings: [], wrong: 0, mark: null, words: speech.rule(rule) };
    const style = { stroke: color, strokeWidth: chosen.has(id) ? 2.5 : 1.25, strokeDasharray: "1 4", strokeLinecap: "round" as const };
    return [{ id, type: "link", ...ends(scene.places, rule.source, rule.target, "rule-"), data, selected: chosen.has(id), style, markerEnd: end(color), ariaLabel: data.words }];
  });
  if (!scene.mappingsShown) return [...rules, ...relationships];
  const mappings = [...pairsOf(scene.graph)].flatMap(([id, lines]): LinkCanvasEdge[] => {
    const [first] = lines;
    if (!first || !drawable(first)) return [];
    const mark = scene.marks?.get(id) ?? null;
    const wrong = scene.wrong.get(id) ?? 0;
    const color = chosen.has(id) ? "var(--accent-text)" : (toneOf(mark) ?? (wrong > 0 ? "var(--tone-bad-text)" : "var(--tone-hold-text)"));
    const data = { edge: null, rule: null, mappings: lines, wrong, mark, words: speech.pair(first.source, first.target, lines.length, mark) };
    const style = { stroke: color, strokeWidth: chosen.has(id) ? 2.5 : 1.25, strokeDasharray: "5 4" };
    return [{ id, type: "link", ...ends(scene.places, first.source, first.target, "map-"), data, selected: chosen.has(id), style, markerEnd: end(color), ariaLabel: data.words }];
  });
  return [...mappings, ...rules, ...relationships];
}

