/** The canvas: nodes where the layout put them, states that change in place. */
import { useLingui } from "@lingui/react/macro";
import { Background, Controls, type Edge, MarkerType, MiniMap, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useComputedColorScheme } from "@mantine/core";
import { useMemo } from "react";
import { stateLook } from "~/components/StateBadge";
import classes from "~/features/record/graph/graph.module.css";
import { type Shown, size } from "~/features/record/graph/model";
import { type CanvasNode, StepNode } from "~/features/record/graph/nodes";
import type { Positions } from "~/features/record/graph/useLayout";

const nodeTypes = { step: StepNode };
const dashed = new Set(["requires", "shares", "waits"]);

interface CanvasProps {
  picture: Shown;
  positions: Positions;
  selected: string | null;
  onSelect: (id: string | null) => void;
  onFold: (id: string) => void;
}

export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

function Flow({ picture, positions, selected, onSelect, onFold }: CanvasProps) {
  const { t } = useLingui();
  const scheme = useComputedColorScheme("light");
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
    <div className={classes.canvas}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={scheme}
        fitView
        fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
        minZoom={0.05}
        onlyRenderVisibleElements={nodes.length > 300}
        nodesConnectable={false}
        nodesDraggable={false}
        deleteKeyCode={null}
        onNodeClick={(_event, node) => onSelect(node.id)}
        onNodeDoubleClick={(_event, node) => node.data.node.kind === "LINE" && onFold(node.id)}
        onSelectionChange={({ nodes: [first] }) => first && first.id !== selected && onSelect(first.id)}
        onPaneClick={() => onSelect(null)}
        aria-label={t`Orchestration of the order`}
        proOptions={{ hideAttribution: true }}
      >
        <Background color="var(--line-strong)" />
        <Controls showInteractive={false} aria-label={t`Zoom`} />
        {nodes.length > 30 && (
          <MiniMap pannable zoomable ariaLabel={t`Overview`} nodeColor={(node) => minimapColor(node as CanvasNode)} />
        )}
      </ReactFlow>
    </div>
  );
}

const minimapColor = (node: CanvasNode) => `var(--tone-${stateLook(node.data.node.state).tone}-text)`;
