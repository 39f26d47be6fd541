/** The document's edges as the canvas draws them. */
import { useLingui } from "@lingui/react/macro";
import { MarkerType } from "@xyflow/react";
import { useMemo } from "react";
import type { CanvasEdge } from "~/features/studio/canvas/FlowEdge";
import type { EdgePaint, Overlay } from "~/features/studio/canvas/overlay";
import { useCanvasUi } from "~/features/studio/canvas/ui";
import type { FlowEdge, Point } from "~/features/studio/model/document";
import { useStudio } from "~/features/studio/store";
import { textOf } from "~/lib/text";
import type { Route } from "~/lib/useElkLayout";

/** Ways that the layout engine found, good as long as both ends stand where they stood then. */
export interface Routes {
  positions: Readonly<Record<string, Point>>;
  routes: ReadonlyMap<string, Route>;
}

const isStill = (one: Point | undefined, other: Point | undefined) => one !== undefined && one.x === other?.x && one.y === other?.y;

function colour(paint: EdgePaint | undefined, overlay: Overlay | null, port: string): string {
  if (paint?.tone) return `var(--tone-${paint.tone}-text)`;
  if (paint?.strong) return "var(--accent-text)";
  if (overlay) return "var(--line-strong)";
  return port === "error" ? "var(--tone-bad-text)" : port === "compensate" ? "var(--tone-hold-text)" : "var(--mantine-color-dimmed)";
}

const link = ({ type, lag }: FlowEdge) => [type && type !== "FS" ? type : "", lag ?? ""].filter(Boolean).join(" + ");

/** How each edge was drawn last: what says the same is not made anew. */
const lastDrawn = new WeakMap<FlowEdge, CanvasEdge>();

const isSame = (one: CanvasEdge, other: CanvasEdge) =>
  one.data?.route === other.data?.route &&
  one.data?.words === other.data?.words &&
  one.data?.editable === other.data?.editable &&
  one.ariaLabel === other.ariaLabel &&
  one.style?.stroke === other.style?.stroke &&
  one.style?.strokeWidth === other.style?.strokeWidth &&
  one.style?.opacity === other.style?.opacity &&
  one.style?.strokeDasharray === other.style?.strokeDasharray;

function kept(edge: FlowEdge, drawn: CanvasEdge): CanvasEdge {
  const old = lastDrawn.get(edge);
  if (old && isSame(old, drawn)) return old;
  lastDrawn.set(edge, drawn);
  return drawn;
}

/** What all edges are drawn from; what only passes over them (choice, pointer, a step in motion) is put on top later. */
function useEdgesAtRest(known: Routes | null): CanvasEdge[] {
  const { t } = useLingui();
  const flow = useStudio((studio) => studio.doc.flow);
  const positions = useStudio((studio) => studio.doc.layout.positions);
  const overlay = useStudio((studio) => studio.overlay);
  const editable = useStudio((studio) => studio.readOnly === false);
  return useMemo(() => {
    const nodes = new Map(flow.nodes.map((node) => [node.id, textOf(node.name) || node.key]));
    const still = (id: string) => isStill(known?.positions[id], positions[id]);
    const drawn = (edge: FlowEdge, ghost: boolean): CanvasEdge => {
      const paint = overlay?.edges.get(edge.id);
      const stroke = ghost ? "var(--tone-bad-text)" : colour(paint, overlay, edge.from[1]);
      const faint = paint?.faint || (overlay?.faintOthers && !paint);
      const route = still(edge.from[0]) && still(edge.to[0]) ? (known?.routes.get(edge.id) ?? null) : null;
      return {
        id: edge.id,
        type: "flow",
        source: edge.from[0],
        sourceHandle: edge.from[1],
        target: edge.to[0],
        targetHandle: edge.to[1],
        focusable: false,
        reconnectable: editable && !ghost,
        data: { route, words: paint?.label ?? link(edge), editable: editable && !ghost, shown: false },
        ariaLabel: t`From ${nodes.get(edge.from[0]) ?? edge.from[0]} (${edge.from[1]}) to ${nodes.get(edge.to[0]) ?? edge.to[0]}`,
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: stroke },
        style: {
          stroke,
          strokeWidth: paint?.strong ? 2.5 : 1.5,
          ...(ghost || edge.from[1] === "compensate" ? { strokeDasharray: "5 4" } : {}),
          ...(faint ? { opacity: 0.35 } : {}),
        },
      };
    };
    return [...flow.edges.map((edge) => kept(edge, drawn(edge, false))), ...(overlay?.ghostEdges ?? []).map((edge) => drawn(edge, true))];
  }, [flow, positions, overlay, editable, known, t]);
}

/** An edge keeps its object as long as nothing of its own changes: each frame of a drag draws the others for nothing. */
export function useCanvasEdges(known: Routes | null, moved: ReadonlyMap<string, Point> | null): CanvasEdge[] {
  const resting = useEdgesAtRest(known);
  const hovered = useCanvasUi((ui) => ui.hoveredEdge);
  const selection = useStudio((studio) => studio.selection);
  const inMotion = moved ? [...moved.keys()].join(" ") : "";
  return useMemo(() => {
    if (!hovered && !inMotion && selection.length === 0) return resting;
    const moving = new Set(inMotion ? inMotion.split(" ") : []);
    const chosen = new Set(selection);
    const only = selection.length === 1 ? selection[0] : null;
    return resting.map((edge) => {
      if (!edge.data) return edge;
      const selected = chosen.has(edge.id);
      const shown = selected || edge.id === hovered || edge.source === only;
      const loose = edge.data.route !== null && (moving.has(edge.source) || moving.has(edge.target));
      if (!loose && !shown) return edge;
      const data = { ...edge.data, shown, route: loose ? null : edge.data.route };
      return Object.assign({}, edge, { data, ...(selected ? { selected } : {}) });
    });
  }, [resting, hovered, inMotion, selection]);
}
