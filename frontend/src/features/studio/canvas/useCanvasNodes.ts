/** The document as nodes of the canvas. What did not change keeps its object, so that only what moves is drawn anew. */
import { useLingui } from "@lingui/react/macro";
import type { NodeHandle } from "@xyflow/react";
import { Position } from "@xyflow/react";
import { useMemo } from "react";
import type { FrameCanvasNode, NoteCanvasNode } from "~/features/studio/canvas/otherNodes";
import type { Overlay } from "~/features/studio/canvas/overlay";
import type { StepCanvasNode, StepData } from "~/features/studio/canvas/StepNode";
import type { FlowNode, Point } from "~/features/studio/model/document";
import { framesOf, insideOf, lowerPorts, noteSize, portShare, sizeOf } from "~/features/studio/model/geometry";
import type { DocumentKind, Port } from "~/features/studio/model/kinds";
import { type Finding, type Studio, useStudio } from "~/features/studio/store";
import { textOf } from "~/lib/text";

export type AnyCanvasNode = StepCanvasNode | NoteCanvasNode | FrameCanvasNode;

const handle = (id: string, type: "source" | "target", position: Position, x: number, y: number): NodeHandle => ({
  id, type, position, x: x - 4.5, y: y - 4.5, width: 9, height: 9,
});

/** Where the ports are, so that edges can be drawn to nodes that are out of sight. */
function handlesOf(ports: readonly Port[], hasInput: boolean): NodeHandle[] {
  const { width, height } = sizeOf(ports);
  const lower = lowerPorts(ports);
  const aside = ports.filter((port) => port.type === "compensate");
  return [
    ...(hasInput ? [handle("in", "target", Position.Top, width / 2, 0)] : []),
    ...lower.map(({ name }, index) => handle(name, "source", Position.Bottom, width * portShare(index, lower.length), height)),
    ...aside.map(({ name }) => handle(name, "source", Position.Right, width, height / 2)),
  ];
}

function counted(findings: readonly Finding[]): ReadonlyMap<string, { errors: number; warnings: number }> {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { node, severity } of findings) {
    if (!node) continue;
    const count = counts.get(node) ?? { errors: 0, warnings: 0 };
    if (severity === "error") count.errors += 1;
    else count.warnings += 1;
    counts.set(node, count);
  }
  return counts;
}

type Drawn = Pick<Studio, "doc" | "document" | "findings" | "breakpoints"> & {
  overlay: Overlay | null;
  editable: boolean;
};

const nowhere: Point = { x: 0, y: 0 };
const none = { errors: 0, warnings: 0 };

function stepData(node: FlowNode, { document, overlay, editable, breakpoints }: Drawn, count: typeof none, wired: ReadonlySet<string>): StepData {
  const kind = document.kinds.get(node.kind);
  const paint = overlay?.nodes.get(node.id) ?? null;
  return {
    node,
    kindLabel: kind?.label.text ?? node.kind,
    category: kind?.category.key ?? "",
    ports: document.outPorts(node),
    wired,
    hasInput: document.hasInput(node),
    ...count,
    paint,
    faint: Boolean(overlay?.faintOthers && !paint),
    ghost: false,
    breakpoint: breakpoints.includes(node.id),
    editable,
  };
}

const sameData = (one: StepData, other: StepData) =>
  one.node === other.node &&
  one.paint === other.paint &&
  one.errors === other.errors &&
  one.warnings === other.warnings &&
  one.faint === other.faint &&
  one.breakpoint === other.breakpoint &&
  one.editable === other.editable &&
  one.kindLabel === other.kindLabel &&
  one.wired.size === other.wired.size &&
  [...one.wired].every((port) => other.wired.has(port));

interface Words {
  errors: (count: number) => string;
  breakpoint: string;
}

function stepLabel({ node, kindLabel, paint, errors, breakpoint }: StepData, words: Words): string {
  const parts = [textOf(node.name) || node.key, kindLabel, paint?.word, errors > 0 ? words.errors(errors) : "", breakpoint ? words.breakpoint : ""];
  return parts.filter(Boolean).join(", ");
}

/** How each node was drawn last: what says the same is not made anew. */
const lastDrawn = new WeakMap<FlowNode, StepCanvasNode>();

function stepNode(data: StepData, position: Point, words: Words): StepCanvasNode {
  const { width, height } = sizeOf(data.ports);
  const handles = handlesOf(data.ports, data.hasInput);
  const ariaLabel = stepLabel(data, words);
  const measured = { width, height };
  return { id: data.node.id, type: "step", position, width, height, measured, handles, data, draggable: data.editable, ariaLabel };
}

function steps(drawn: Drawn, words: Words): StepCanvasNode[] {
  const { flow, layout } = drawn.doc;
  const counts = counted(drawn.findings);
  const wired = new Map<string, Set<string>>();
  for (const { from } of flow.edges) wired.set(from[0], (wired.get(from[0]) ?? new Set()).add(from[1]));
  return flow.nodes.map((node) => {
    const data = stepData(node, drawn, counts.get(node.id) ?? none, wired.get(node.id) ?? new Set());
    const position = layout.positions[node.id] ?? nowhere;
    const old = lastDrawn.get(node);
    const same = old !== undefined && sameData(old.data, data);
    if (same && old.position === position) return old;
    const next = stepNode(same ? old.data : data, position, words);
    lastDrawn.set(node, next);
    return next;
  });
}

function ghosts({ overlay, document }: Drawn): StepCanvasNode[] {
  return (overlay?.ghosts ?? []).map(({ node, x, y }) => {
    const kind = document.kinds.get(node.kind);
    const paint = overlay?.nodes.get(node.id) ?? { tone: "bad" as const };
    const data: StepData = {
      node, paint, errors: 0, warnings: 0, wired: new Set(), faint: false, ghost: true, breakpoint: false, editable: false,
      ports: document.outPorts(node), hasInput: document.hasInput(node),
      kindLabel: kind?.label.text ?? node.kind, category: kind?.category.key ?? "",
    };
    return stepNode(data, { x, y }, { errors: String, breakpoint: "" });
  });
}

function background({ doc, document, editable }: Drawn): (NoteCanvasNode | FrameCanvasNode)[] {
  const frames = framesOf(doc, document)
    .toSorted((one, other) => one.depth - other.depth)
    .map(({ id, scope, group, box, depth }): FrameCanvasNode => {
      const members = group ? group.nodes : scope ? insideOf(doc.flow, scope.id).map((node) => node.id) : [];
      const title = group ? textOf(group.name) : scope ? textOf(scope.name) || scope.key : "";
      return {
        id,
        type: "frame",
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        measured: { width: box.width, height: box.height },
        zIndex: -20 + depth,
        data: { title, color: group?.color ?? null, group: Boolean(group), members },
        selectable: Boolean(group),
        focusable: false,
        draggable: editable,
        ariaLabel: title,
      };
    });
  const notes = (doc.flow.notes ?? []).map(
    (note): NoteCanvasNode => ({
      id: note.id,
      type: "note",
      position: doc.layout.positions[note.id] ?? nowhere,
      width: noteSize.width,
      height: noteSize.height,
      measured: noteSize,
      zIndex: -1,
      data: { note, editable },
      draggable: editable,
      ariaLabel: note.text,
    }),
  );
  return [...frames, ...notes];
}

/** `moved` are the places of what is being dragged just now. */
export function useCanvasNodes(moved: ReadonlyMap<string, Point> | null, document: DocumentKind): AnyCanvasNode[] {
  const { t } = useLingui();
  const doc = useStudio((studio) => studio.doc);
  const findings = useStudio((studio) => studio.findings);
  const overlay = useStudio((studio) => studio.overlay);
  const breakpoints = useStudio((studio) => studio.breakpoints);
  const selection = useStudio((studio) => studio.selection);
  const editable = useStudio((studio) => studio.readOnly === false);
  const words = useMemo<Words>(() => ({ errors: (count) => t`${count} to mend`, breakpoint: t`breakpoint` }), [t]);
  const drawn = useMemo(() => {
    const all: Drawn = { doc, document, findings, overlay, breakpoints, editable };
    return [...background(all), ...steps(all, words), ...ghosts(all)];
  }, [doc, document, findings, overlay, breakpoints, editable, words]);
  const chosen = useMemo(() => withChoice(drawn, selection), [drawn, selection]);
  return useMemo(() => (moved ? chosen.map((node) => inMotion(node, moved)) : chosen), [chosen, moved]);
}

/** The chosen ones; only one node is a stop of the Tab key. */
function withChoice(nodes: readonly AnyCanvasNode[], selection: readonly string[]): AnyCanvasNode[] {
  const ids = new Set(selection);
  const stops = nodes.filter((node) => node.type !== "frame");
  const stop = (stops.find((node) => node.id === selection.at(-1)) ?? stops.find((node) => node.type === "step"))?.id;
  return nodes.map((node) => {
    const selected = ids.has(node.id);
    const tabIndex = node.id === stop ? 0 : -1;
    if (Boolean(node.selected) === selected && node.domAttributes?.tabIndex === tabIndex) return node;
    return Object.assign({}, node, { selected, domAttributes: { tabIndex } });
  });
}

const inMotion = (node: AnyCanvasNode, moved: ReadonlyMap<string, Point>): AnyCanvasNode => {
  const position = moved.get(node.id);
  return position ? ({ ...node, position } as AnyCanvasNode) : node;
};
