/** The canvas: a document drawn, edited by pointer and by keys. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useComputedColorScheme } from "@mantine/core";
import {
  Background, type AriaLabelConfig, Controls, MiniMap, type NodeMouseHandler, type ReactFlowInstance, ReactFlow, SelectionMode, useStore as useFlowStore,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { type DragEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { type ActionContext } from "~/features/studio/actions/action";
import { Asking } from "~/features/studio/canvas/Asking";
import classes from "~/features/studio/canvas/canvas.module.css";
import { FlowEdge } from "~/features/studio/canvas/FlowEdge";
import { FrameNode, NoteNode } from "~/features/studio/canvas/otherNodes";
import { refusalWords } from "~/features/studio/canvas/refusals";
import { bringIntoSight } from "~/features/studio/canvas/sight";
import { StepNode } from "~/features/studio/canvas/StepNode";
import { focusNode, useCanvasUi } from "~/features/studio/canvas/ui";
import { type Routes, useCanvasEdges } from "~/features/studio/canvas/useCanvasEdges";
import { useCanvasKeys } from "~/features/studio/canvas/useCanvasKeys";
import { type AnyCanvasNode, useCanvasNodes } from "~/features/studio/canvas/useCanvasNodes";
import { useConnecting } from "~/features/studio/canvas/useConnecting";
import { useDragging } from "~/features/studio/canvas/useDragging";
import { draggedOver, dropped } from "~/features/studio/palette/dropping";
import { useStudio } from "~/features/studio/store";

const nodeTypes = { step: StepNode, note: NoteNode, frame: FrameNode };
const edgeTypes = { flow: FlowEdge };

const minimapColor = (node: AnyCanvasNode) =>
  node.type === "step" && node.data.paint ? `var(--tone-${node.data.paint.tone}-text)` : node.type === "frame" ? "transparent" : "var(--tone-neutral-text)";

/** Below this, text is less than five pixels high. */
const far = 0.38;

/** Says in the frame's attributes whether the canvas is seen from afar, without drawing anything anew for each zoom. */
function Distance({ frame }: { frame: RefObject<HTMLDivElement | null> }) {
  const isFar = useFlowStore((flow) => flow.transform[2] < far);
  useLayoutEffect(() => {
    frame.current?.toggleAttribute("data-far", isFar);
  }, [frame, isFar]);
  return null;
}

function Refusal() {
  const { i18n } = useLingui();
  const refusal = useCanvasUi((ui) => ui.refusal);
  if (!refusal) return null;
  return (
    <div className={classes.refusal} role="status">
      {i18n._(refusalWords(refusal))}
    </div>
  );
}

/** Chooses and brings into sight what somebody asked to see. */
function useRevealing(view: ReactFlowInstance | null) {
  const revealed = useStudio((studio) => studio.revealed);
  const positions = useStudio((studio) => studio.doc.layout.positions);
  useEffect(() => {
    if (revealed) bringIntoSight(view, positions[revealed.id]);
    // Only a new wish moves the view, not every move of the node.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [revealed, view]);
}

/** The middle stays in the middle when a panel opens beside it. */
function useKeptMiddle(view: ReactFlowInstance | null) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!view || !frame.current) return;
    let width = frame.current.clientWidth;
    const observer = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? width;
      if (now === width || now === 0) return;
      const { x, y, zoom } = view.getViewport();
      void view.setViewport({ x: x + (now - width) / 2, y, zoom });
      width = now;
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [view]);
  return frame;
}

export function StudioCanvas({ context, routes }: { context: ActionContext; routes: Routes | null }) {
  const { t } = useLingui();
  const scheme = useComputedColorScheme("light");
  const { store, ui } = context;
  const document = useStudio((studio) => studio.document);
  const editable = useStudio((studio) => studio.readOnly === false);
  const empty = useStudio((studio) => studio.doc.flow.nodes.length === 0);
  const said = useCanvasUi((state) => state.said);
  const view = useCanvasUi((state) => state.view);
  const { moved, onNodesChange, onEdgesChange, onNodeDragStop } = useDragging();
  const nodes = useCanvasNodes(moved, document);
  const edges = useCanvasEdges(routes, moved);
  const connecting = useConnecting();
  const keys = useCanvasKeys(context);
  useRevealing(view);
  const frame = useKeptMiddle(view);

  const onDrop = useCallback((event: DragEvent) => dropped(event, context), [context]);
  const onDragOver = useCallback((event: DragEvent) => draggedOver(event, context), [context]);
  const openMenu = useCallback(
    (event: { clientX: number; clientY: number; preventDefault: () => void }, id?: string) => {
      event.preventDefault();
      const { selection, select } = store.getState();
      if (id && !selection.includes(id)) select([id]);
      ui.getState().open({ kind: "menu", at: { x: event.clientX, y: event.clientY } });
    },
    [store, ui],
  );
  const onNodeClick = useCallback<NodeMouseHandler<AnyCanvasNode>>(
    (_event, node) => {
      focusNode(node.id);
      const { panel, setPanel } = store.getState();
      if (panel === null) setPanel("inspector");
    },
    [store],
  );
  const labels = useMemo<Partial<AriaLabelConfig>>(
    () => ({
      "node.a11yDescription.default": "",
      "node.a11yDescription.keyboardDisabled": t`Arrow keys walk along the edges. Enter edits, A adds what comes next, C connects, Delete removes.`,
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
    <div ref={frame} className={classes.canvas} data-canvas tabIndex={-1} role="application" aria-label={t`Canvas`} {...keys}>
      <ReactFlow<AnyCanvasNode, (typeof edges)[number]>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={scheme}
        fitView
        fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
        minZoom={0.05}
        maxZoom={2}
        onlyRenderVisibleElements={nodes.length > 80}
        nodesConnectable={editable}
        nodesDraggable={editable}
        nodesFocusable
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={["Shift", "Meta", "Control"]}
        connectionRadius={28}
        ariaLabelConfig={labels}
        onInit={(instance) => ui.setState({ view: instance as unknown as ReactFlowInstance })}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={onNodeDragStop}
        onSelectionDragStop={onNodeDragStop}
        onNodeClick={onNodeClick}
        onEdgeClick={(_event, edge) => store.getState().select([edge.id])}
        onPaneClick={() => store.getState().select([])}
        onEdgeMouseEnter={(_event, edge) => ui.setState({ hoveredEdge: edge.id })}
        onEdgeMouseLeave={() => ui.setState({ hoveredEdge: null })}
        onNodeContextMenu={(event, node) => openMenu(event, node.type === "frame" ? undefined : node.id)}
        onEdgeContextMenu={(event, edge) => openMenu(event, edge.id)}
        onPaneContextMenu={(event) => openMenu(event)}
        onDragOver={onDragOver}
        onDrop={onDrop}
        {...connecting}
        aria-label={t`Flow`}
        proOptions={{ hideAttribution: true }}
      >
        <Background color="var(--line-strong)" bgColor="var(--surface-sunken)" />
        <Distance frame={frame} />
        <Controls showInteractive={false} />
        {nodes.length > 12 && <MiniMap pannable zoomable nodeColor={minimapColor} style={{ width: 150, height: 100 }} />}
      </ReactFlow>
      <Refusal />
      <Asking context={context} />
      {empty && (
        <div className={classes.empty}>
          <p>
            <Trans>An empty canvas. Drag a step from the left, or press A here to choose one.</Trans>
          </p>
        </div>
      )}
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
}
