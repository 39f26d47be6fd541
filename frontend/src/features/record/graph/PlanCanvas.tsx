/** The plan on the canvas: nodes where the layout put them, states that change in place. */
import { useLingui } from "@lingui/react/macro";
import { type Edge, MarkerType } from "@xyflow/react";
import { useMemo } from "react";
import { Canvas } from "~/components/Canvas";
import { stateLook } from "~/components/StateBadge";
import { type Shown, size } from "~/features/record/graph/model";
import { type CanvasNode, StepNode } from "~/features/record/graph/nodes";
import type { Positions } from "~/lib/useElkLayout";

const nodeTypes = { step: StepNode };
const dashed = new Set(["requires", "shares", "waits"]);

interface PlanCanvasProps {
  picture: Shown;
  positions: Positions;
  selected: string | null;
  onSelect: (id: string | null) => void;
  onFold: (id: string) => void;
}

export function PlanCanvas({ picture, positions, selected, onSelect, onFold }: PlanCanvasProps) {
  const { t } = useLingui();
  const nodes = useMemo<CanvasNode[]>(
    () =>
      picture.nodes
        .filter((node) => positions.has(node.id))
        .map((node) => ({
          id: node.id,
          type: "step",
          position: positions.get(node.id) ?? { x: 0, y: 0 },
          data: { node, folded: picture.folded.get(node.id) ?? 0 },
          width: size(node).width,
          height: size(node).height,
          selected: node.id === selected,
          draggable: false,
          ariaLabel: [node.label, node.number, node.state.toLowerCase().replaceAll("_", " ")].filter(Boolean).join(", "),
        })),
    [picture, positions, selected],
  );
  const edges = useMemo<Edge[]>(
    () =>
      picture.edges
        .filter((edge) => edge.kind !== "closes")
        .map((edge) => ({
          id: `${edge.from}>${edge.to}>${edge.kind}`,
          source: edge.from,
          target: edge.to,
          focusable: false,
          markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
          style: { stroke: "var(--line-strong)", strokeDasharray: dashed.has(edge.kind) ? "5 4" : "none" },
        })),
    [picture],
  );
  return (
    <Canvas
      label={t`Orchestration of the order`}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      selected={selected}
      onSelect={onSelect}
      onNodeDoubleClick={(node) => node.data.node.kind === "LINE" && onFold(node.id)}
      minimapColor={(node) => `var(--tone-${stateLook(node.data.node.state).tone}-text)`}
    />
  );
}
