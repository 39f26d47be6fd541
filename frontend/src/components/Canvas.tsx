/** A picture of nodes and edges to look at: pan, zoom, and choose a node by click or keyboard. */
import { useLingui } from "@lingui/react/macro";
import { useComputedColorScheme } from "@mantine/core";
import {
  Background, Controls, type Edge, type EdgeTypes, MiniMap, type Node, type NodeChange, type NodeTypes, ReactFlow, ReactFlowProvider,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import classes from "~/components/Canvas.module.css";

interface CanvasProps<N extends Node> {
  label: string;
  nodes: N[];
  edges: Edge[];
  nodeTypes: NodeTypes;
  edgeTypes?: EdgeTypes;
  selected: string | null;
  onSelect: (id: string | null) => void;
  onNodeDoubleClick?: (node: N) => void;
  minimapColor: (node: N) => string;
}

export function Canvas<N extends Node>(props: CanvasProps<N>) {
  const { t } = useLingui();
  const scheme = useComputedColorScheme("light");
  const { nodes, selected, onSelect } = props;
  /** Enter and Escape on a node arrive as changes of what is selected. */
  const choose = (changes: NodeChange<N>[]) => {
    const picks = changes.filter((change) => change.type === "select");
    const pick = picks.find((change) => change.selected);
    if (pick) onSelect(pick.id);
    else if (picks.some((change) => change.id === selected)) onSelect(null);
  };
  return (
    <ReactFlowProvider>
      <div className={classes.canvas}>
        <ReactFlow
          nodes={nodes}
          edges={props.edges}
          nodeTypes={props.nodeTypes}
          {...(props.edgeTypes ? { edgeTypes: props.edgeTypes } : {})}
          colorMode={scheme}
          fitView
          fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
          minZoom={0.05}
          onlyRenderVisibleElements={nodes.length > 300}
          nodesConnectable={false}
          nodesDraggable={false}
          deleteKeyCode={null}
          onNodeClick={(_event, node) => onSelect(node.id)}
          onNodeDoubleClick={(_event, node) => props.onNodeDoubleClick?.(node)}
          onNodesChange={(changes) => choose(changes)}
          onPaneClick={() => onSelect(null)}
          aria-label={props.label}
          proOptions={{ hideAttribution: true }}
        >
          <Background color="var(--line-strong)" bgColor="var(--surface-sunken)" />
          <Controls showInteractive={false} aria-label={t`Zoom`} />
          {nodes.length > 30 && (
            <MiniMap pannable zoomable ariaLabel={t`Overview`} nodeColor={(node) => props.minimapColor(node as N)} />
          )}
        </ReactFlow>
      </div>
    </ReactFlowProvider>
  );
}
