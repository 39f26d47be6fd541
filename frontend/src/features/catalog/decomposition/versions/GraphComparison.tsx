/** Two versions of a graph in one picture: what came, what went and what changed is marked on it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useComputedColorScheme } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Background, Controls, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useMemo } from "react";
import { ChangeMark } from "~/components/definitions/ChangeMark";
import { LoadingState } from "~/components/states";
import { edgeTypes, nodeTypes } from "~/features/catalog/decomposition/canvas/DesignerCanvas";
import { edgesOf, type LinkCanvasEdge, nodesOf, type Scene, type SpecCanvasNode } from "~/features/catalog/decomposition/canvas/paint";
import { useSpeech } from "~/features/catalog/decomposition/canvas/useSpeech";
import { drawnAt } from "~/features/catalog/decomposition/context";
import { graphDiff, type GraphDiff } from "~/features/catalog/decomposition/model/diff";
import { choiceOf, graphOf } from "~/features/catalog/decomposition/model/graph";
import { arranged, type Places, placed } from "~/features/catalog/decomposition/model/layout";
import { columnOf } from "~/features/catalog/decomposition/model/specification";
import { type Drawing, useDrawing } from "~/features/catalog/decomposition/queries";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";
import { useForm } from "~/features/catalog/form/context";
import type { Content } from "~/features/catalog/model";

export interface GraphComparisonProps {
  entityKey: string;
  before: Content | null;
  after: Content | null;
}

const none: ReadonlyMap<string, number> = new Map();

export default function GraphComparison({ entityKey, before, after }: GraphComparisonProps) {
  const diff = useMemo(() => graphDiff(graphOf(before ?? {}), graphOf(after ?? {})), [before, after]);
  const small = useMediaQuery("(max-width: 900px)");
  const drawing = useDrawing(diff.both.nodes.map((one) => one.specification));
  const places = useComparedPlaces(diff, drawing);
  return (
    <>
      <Summary diff={diff} drawing={drawing} />
      {!small && (
        <div className={classes.compare}>
          {places ? (
            <ReactFlowProvider>
              <Picture diff={diff} drawing={drawing} places={places} entityKey={entityKey} />
            </ReactFlowProvider>
          ) : (
            <LoadingState />
          )}
        </div>
      )}
    </>
  );
}

/** Where they stand in the designer; where nobody moved anything, as the layout engine says. */
function useComparedPlaces(diff: GraphDiff, drawing: Drawing): Places | null {
  const kept = useForm().arrangement?.places ?? null;
  const column = useMemo(() => (key: string) => columnOf(drawnAt(drawing, key).sort), [drawing]);
  return useMemo(() => {
    if (drawing.loading || kept === null) return null;
    const keys = diff.both.nodes.map((one) => one.specification);
    return Object.keys(kept).length > 0 ? placed(kept, keys, column) : arranged(diff.both, column);
  }, [drawing.loading, kept, diff, column]);
}

function Picture({ diff, drawing, places, entityKey }: { diff: GraphDiff; drawing: Drawing; places: Places; entityKey: string }) {
  const { t } = useLingui();
  const scheme = useComputedColorScheme("light");
  const speech = useSpeech(drawing);
  const scene = useMemo<Scene>(
    () => ({ graph: diff.both, drawing, wrong: none, selection: [], readOnly: true, mappingsShown: true, places, graphKey: entityKey, marks: diff.marks }),
    [diff, drawing, places, entityKey],
  );
  const nodes = useMemo(() => nodesOf(scene, speech), [scene, speech]);
  const edges = useMemo(() => edgesOf(scene, speech), [scene, speech]);
  return (
    <ReactFlow<SpecCanvasNode, LinkCanvasEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      colorMode={scheme}
      fitView
      fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
      minZoom={0.1}
      nodesConnectable={false}
      nodesDraggable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      deleteKeyCode={null}
      aria-label={t`Both versions in one picture`}
      proOptions={{ hideAttribution: true }}
    >
      <Background color="var(--line-strong)" bgColor="var(--surface-sunken)" />
      <Controls showInteractive={false} aria-label={t`Zoom`} />
    </ReactFlow>
  );
}

function Summary({ diff, drawing }: { diff: GraphDiff; drawing: Drawing }) {
  const { t } = useLingui();
  const speech = useSpeech(drawing);
  const named = (id: string): string => {
    const choice = choiceOf(id);
    if (choice.kind === "node" || choice.kind === "rule") return speech.name(choice.key);
    const ends = choice.kind === "pair" ? choice : diff.both.edges.find((one) => one.id === choice.id);
    return ends ? `${speech.name(ends.source)} → ${speech.name(ends.target)}` : id;
  };
  if (diff.marks.size === 0) {
    return (
      <p className={classes.dim}>
        <Trans>The picture is the same.</Trans>
      </p>
    );
  }
  return (
    <details open={diff.marks.size <= 8}>
      <summary>
        <Plural value={diff.marks.size} one="# part of the picture differs" other="# parts of the picture differ" />
      </summary>
      <ul className={classes.problems} aria-label={t`What differs in the picture`}>
        {[...diff.marks].map(([id, mark]) => (
          <li key={id}>
            <ChangeMark kind={mark} /> {named(id)}
            {id.startsWith("m:") && (
              <span className={classes.dim}>
                {" "}
                <Trans>values</Trans>
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
