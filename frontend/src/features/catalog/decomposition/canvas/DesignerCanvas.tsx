/** The graph on the canvas: drawn, moved and connected by pointer and by keys. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useComputedColorScheme } from "@mantine/core";
import { type AriaLabelConfig, Background, type Connection, Controls, MiniMap, ReactFlow, type ReactFlowInstance, SelectionMode } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { type DragEvent, useEffect, useMemo, useState } from "react";
import classes from "~/features/catalog/decomposition/canvas/canvas.module.css";
import { LinkEdge } from "~/features/catalog/decomposition/canvas/LinkEdge";
import { draggedTo, edgesOf, type LinkCanvasEdge, nodesOf, type SpecCanvasNode } from "~/features/catalog/decomposition/canvas/paint";
import { SpecNode } from "~/features/catalog/decomposition/canvas/SpecNode";
import { bringIntoSight, focusNode, useKeys } from "~/features/catalog/decomposition/canvas/useKeys";
import { useStable } from "~/features/catalog/decomposition/canvas/useStable";
import { useSpeech } from "~/features/catalog/decomposition/canvas/useSpeech";
import { type Designer, useDesigner } from "~/features/catalog/decomposition/context";
import { choiceOf } from "~/features/catalog/decomposition/model/graph";
import { grid, type Places, size } from "~/features/catalog/decomposition/model/layout";
import { sortLooks } from "~/features/catalog/decomposition/words";
import { useForm } from "~/features/catalog/form/context";

export const nodeTypes = { spec: SpecNode };
export const edgeTypes = { link: LinkEdge };
export const dragType = "application/x-orderloom-specification";

export const minimapColor = (node: SpecCanvasNode) => `var(--tone-${sortLooks[node.data.drawn.sort].tone}-text)`;

const snap = (value: number) => Math.round(value / grid) * grid;
const keyOf = (id: string | null | undefined) => (id ?? "").slice(2);

/** What is being dragged just now stands where the pointer is. */
function useMoved(designer: Designer, places: Places) {
  const [moved, setMoved] = useState<Places>({});
  return {
    moved,
    follow: (id: string, position: { x: number; y: number }) => setMoved((before) => ({ ...before, [keyOf(id)]: position })),
    drop: () => {
      if (Object.keys(moved).length === 0) return;
      designer.move({ ...places, ...moved });
      setMoved({});
    },
  };
}

/** Where a specification stands; of a line, halfway between its ends. */
function spotOf({ graph, drawing }: Designer, places: Places, id: string) {
  const choice = choiceOf(id);
  if (choice.kind === "node") return places[choice.key];
  const line = choice.kind === "pair" ? choice : choice.kind === "edge" ? graph.edges.find((one) => one.id === choice.id) : drawing.rules.find((one) => one.key === choice.key);
  const [from, to] = [places[line?.source ?? ""], places[line?.target ?? ""]];
  return from && to && { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

export function DesignerCanvas({ places }: { places: Places }) {
  const { t } = useLingui();
  const scheme = useComputedColorScheme("light");
  const designer = useDesigner();
  const { entityKey } = useForm();
  const [view, setView] = useState<ReactFlowInstance | null>(null);
  const { graph, drawing, wrong, selection, readOnly, mappingsShown } = designer;
  const { moved, follow, drop } = useMoved(designer, places);
  const speech = useSpeech(drawing);
  const scene = useMemo(
    () => ({ graph, drawing, wrong, selection, readOnly, mappingsShown, places, graphKey: entityKey }),
    [graph, drawing, wrong, selection, readOnly, mappingsShown, places, entityKey],
  );
  const still = useStable(useMemo(() => nodesOf(scene, speech), [scene, speech]));
  const lines = useStable(useMemo(() => edgesOf(scene, speech), [scene, speech]));
  const [nodes, edges] = useMemo(() => draggedTo(still, lines, places, moved), [still, lines, places, moved]);
  const keys = useKeys(view);
  const last = selection.at(-1);
  useEffect(() => {
    if (last) bringIntoSight(view, spotOf(designer, places, last));
    // Only another choice moves the view.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [last, view]);

  const pick = (changes: readonly { type: string; id?: string; selected?: boolean }[]) => {
    const picks = changes.flatMap((one) => (one.type === "select" && one.id ? [{ id: one.id, on: one.selected === true }] : []));
    if (picks.length === 0) return;
    designer.select((before) => {
      const off = new Set(picks.filter((one) => !one.on).map((one) => one.id));
      const on = picks.filter((one) => one.on && !before.includes(one.id)).map((one) => one.id);
      return [...before.filter((id) => !off.has(id)), ...on];
    });
  };
  const onDrop = (event: DragEvent) => {
    const key = event.dataTransfer.getData(dragType);
    if (!key || !view) return;
    event.preventDefault();
    const at = view.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    designer.add(key, { x: snap(at.x - size.width / 2), y: snap(at.y - size.height / 2) });
    requestAnimationFrame(() => focusNode(key));
  };
  const labels = useMemo<Partial<AriaLabelConfig>>(
    () => ({
      "node.a11yDescription.default": "",
      "node.a11yDescription.keyboardDisabled": t`Arrow keys walk, Alt with arrows moves. E goes through the lines, Enter shows the details, A adds, C connects, Delete removes.`,
      "edge.a11yDescription.default": "",
      "controls.ariaLabel": t`Zoom`,
      "controls.zoomIn.ariaLabel": t`Closer`,
      "controls.zoomOut.ariaLabel": t`Farther`,
      "controls.fitView.ariaLabel": t`Show everything`,
      "minimap.ariaLabel": t`Overview`,
    }),
    [t],
  );
  return (
    <div className={classes.canvas} data-canvas tabIndex={-1} role="application" aria-label={t`Canvas`} {...keys}>
      <ReactFlow<SpecCanvasNode, LinkCanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={scheme}
        fitView
        fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
        minZoom={0.1}
        maxZoom={2}
        snapToGrid
        snapGrid={[grid, grid]}
        onlyRenderVisibleElements={nodes.length > 80}
        nodesConnectable={!readOnly}
        nodesDraggable={!readOnly}
        nodesFocusable
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={["Shift", "Meta", "Control"]}
        connectionRadius={36}
        ariaLabelConfig={labels}
        onInit={(instance) => setView(instance as unknown as ReactFlowInstance)}
        onNodesChange={(changes) => {
          for (const one of changes) if (one.type === "position" && one.position && one.dragging) follow(one.id, one.position);
          pick(changes);
        }}
        onEdgesChange={pick}
        onNodeDragStop={drop}
        onSelectionDragStop={drop}
        onNodeClick={(_event, node) => {
          designer.setPanel("details");
          focusNode(keyOf(node.id));
        }}
        onEdgeClick={(_event, edge) => designer.open(edge.id)}
        onPaneClick={() => designer.select([])}
        onConnect={(connection: Connection) => designer.connect(keyOf(connection.source), keyOf(connection.target))}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes(dragType) && !readOnly) event.preventDefault();
        }}
        onDrop={onDrop}
        onClick={(event) => {
          const label = (event.target as HTMLElement).closest<HTMLElement>("[data-edge]");
          if (label?.dataset["edge"]) designer.open(label.dataset["edge"]);
        }}
        aria-label={t`Decomposition`}
        proOptions={{ hideAttribution: true }}
      >
        <Background color="var(--line-strong)" bgColor="var(--surface-sunken)" />
        <Controls showInteractive={false} />
        {nodes.length > 12 && <MiniMap pannable zoomable nodeColor={minimapColor} style={{ width: 150, height: 100 }} />}
      </ReactFlow>
      {nodes.length === 0 && (
        <p className={classes.empty}>
          <Trans>Nothing is drawn yet. Drag a specification from the left, or press A here to choose one.</Trans>
        </p>
      )}
      <div className="visually-hidden" role="status">
        {designer.said}
      </div>
    </div>
  );
}
