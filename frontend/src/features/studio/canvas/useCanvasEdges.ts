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

/** What all edges are drawn from; what only passes over them (the pointer, a step in motion) is put on top later. */
function useEdgesAtRest(known: Routes | null): CanvasEdge[] {
  const { t } = useLingui();
  const flow = useStudio((studio) => studio.doc.flow);
  const positions = useStudio((studio) => studio.doc.layout.positions);
  const overlay = useStudio((studio) => studio.overlay);
  const selection = useStudio((studio) => studio.selection);
  const editable = useStudio((studio) => studio.readOnly === false);
  return useMemo(() => {
    const only = selection.length === 1 ? selection[0] : null;
    const nodes = new Map(flow.nodes.map((node) => [node.id, textOf(node.name) || node.key]));
    const still = (id: string) => isStill(known?.positions[id], positions[id]);
    const drawn = (edge: FlowEdge, ghost: boolean): CanvasEdge => {
      const paint = overlay?.edges.get(edge.id);
      const stroke = ghost ? "var(--tone-bad-text)" : colour(paint, overlay, edge.from[1]);
      const faint = paint?.faint || (overlay?.faintOthers && !paint);
      const selected = selection.includes(edge.id);
      const route = still(edge.from[0]) && still(edge.to[0]) ? (known?.routes.get(edge.id) ?? null) : null;
      return {
        id: edge.id,
        type: "flow",
        source: edge.from[0],
        sourceHandle: edge.from[1],
        target: edge.to[0],
        targetHandle: edge.to[1],
        selected,
        focusable: false,
        reconnectable: editable && !ghost,
        data: { route, words: paint?.label ?? link(edge), editable: editable && !ghost, shown: selected || edge.from[0] === only },
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
    return [...flow.edges.map((edge) => drawn(edge, false)), ...(overlay?.ghostEdges ?? []).map((edge) => drawn(edge, true))];
  }, [flow, positions, overlay, selection, editable, known, t]);
}

/** An edge keeps its object as long as nothing of its own changes: each frame of a drag draws the others for nothing. */
export function useCanvasEdges(known: Routes | null, moved: ReadonlyMap<string, Point> | null): CanvasEdge[] {
  const resting = useEdgesAtRest(known);
  const hovered = useCanvasUi((ui) => ui.hoveredEdge);
  const inMotion = moved ? [...moved.keys()].join(" ") : "";
  return useMemo(() => {
    if (!hovered && !inMotion) return resting;
    const moving = new Set(inMotion.split(" "));
    return resting.map((edge) => {
      const loose = edge.data?.route && (moving.has(edge.source) || moving.has(edge.target));
      if (!edge.data || (!loose && edge.id !== hovered)) return edge;
      const data = { ...edge.data, shown: edge.data.shown || edge.id === hovered, route: loose ? null : edge.data.route };
      return Object.assign({}, edge, { data });
    });
  }, [resting, hovered, inMotion]);
}
