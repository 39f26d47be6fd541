/** A flow on the canvas, with the path of a run where one is chosen. */
import { useLingui } from "@lingui/react/macro";
import { BaseEdge, type Edge, type EdgeProps, MarkerType } from "@xyflow/react";
import { useMemo } from "react";
import { Canvas } from "~/components/Canvas";
import { stateLook } from "~/components/StateBadge";
import { LoadingState } from "~/components/states";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import { type Flow, nodeSize, nodeStates, portLabel, takenEdges, toLayout } from "~/features/studio/model";
import { type CanvasNode, StepNode } from "~/features/studio/nodes";
import type { FlowFinding, NodeKinds, Step } from "~/features/studio/queries";
import classes from "~/features/studio/studio.module.css";
import { textOf } from "~/lib/text";
import { roundedPath } from "~/lib/route";
import { type Route, useElkDrawing } from "~/lib/useElkLayout";

type RoutedEdge = Edge<{ route: Route }, "routed">;

/** An edge that goes around the nodes as the layout engine has led it. */
function Routed({ id, data, label, labelStyle, labelBgStyle, labelBgPadding, markerEnd, style }: EdgeProps<RoutedEdge>) {
  const route = data?.route;
  if (!route) return null;
  const words = route.label ? { label, labelX: route.label.x, labelY: route.label.y } : {};
  const look = { labelStyle, labelBgStyle, labelBgPadding, markerEnd, style };
  return <BaseEdge id={id} path={roundedPath(route.points)} {...words} {...look} />;
}

const nodeTypes = { step: StepNode };
const edgeTypes = { routed: Routed };

export interface FlowPicture {
  flow: Flow;
  kinds: NodeKinds;
  findings: readonly FlowFinding[];
  /** The journal of the run that lies over the flow. */
  steps: readonly Step[] | null;
  selected: string | null;
  onSelect: (id: string | null) => void;
}

export const kindLabel = (kinds: NodeKinds, kind: string) => kinds.find((one) => one.kind === kind)?.label.text ?? kind;

export function FlowCanvas({ flow, kinds, findings, steps, selected, onSelect }: FlowPicture) {
  const { t } = useLingui();
  const word = useWord();
  const drawing = useElkDrawing(useMemo(() => toLayout(flow), [flow]));
  const positions = drawing?.positions;
  const nodes = useMemo<CanvasNode[]>(() => {
    const states = nodeStates(steps ?? []);
    return flow.nodes
      .filter((node) => positions?.has(node.id))
      .map((node) => {
        const kind = kindLabel(kinds, node.kind);
        const state = states.get(node.id) ?? null;
        return {
          id: node.id,
          type: "step",
          position: positions?.get(node.id) ?? { x: 0, y: 0 },
          width: nodeSize.width,
          height: nodeSize.height,
          data: { node, kind, state, overlaid: steps !== null, findings: findings.filter((one) => one.node === node.id).length },
          selected: node.id === selected,
          draggable: false,
          ariaLabel: [textOf(node.name), kind, state ? word(stateWords, state) : null].filter(Boolean).join(", "),
        };
      });
  }, [flow, kinds, findings, steps, selected, positions, word]);
  const edges = useMemo<RoutedEdge[]>(() => {
    const taken = takenEdges(flow, steps ?? []);
    return flow.edges.flatMap((edge) => {
      const route = drawing?.routes.get(edge.id);
      if (!route) return [];
      const stroke = taken.has(edge.id) ? "var(--accent-text)" : "var(--line-strong)";
      return {
        id: edge.id,
        source: edge.from[0],
        target: edge.to[0],
        type: "routed" as const,
        data: { route },
        label: portLabel(edge),
        labelStyle: { fill: "var(--mantine-color-text)", fontSize: 11 },
        labelBgStyle: { fill: "var(--surface-sunken)" },
        labelBgPadding: [4, 2],
        focusable: false,
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: stroke },
        style: { stroke, strokeWidth: taken.has(edge.id) ? 2 : 1.5 },
      };
    });
  }, [flow, steps, drawing]);
  if (!positions) {
    return (
      <div className={classes.loading}>
        <LoadingState />
      </div>
    );
  }
  return (
    <Canvas
      label={t`Flow`}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      selected={selected}
      onSelect={onSelect}
      minimapColor={({ data }) => `var(--tone-${data.state ? stateLook(data.state).tone : "neutral"}-text)`}
    />
  );
}
