/** An edge: along the way of the layout engine as long as its ends stand there, else the plain way between them. */
import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from "@xyflow/react";
import { memo } from "react";
import classes from "~/features/studio/canvas/canvas.module.css";
import { useCanvasUiStore } from "~/features/studio/canvas/ui";
import { type Route } from "~/lib/useElkLayout";
import { roundedPath } from "~/lib/route";

export interface EdgeData extends Record<string, unknown> {
  route: Route | null;
  words: string;
  editable: boolean;
  /** The pointer or the choice is on it, or only the step that it leaves is chosen: it offers to take a step in. */
  shown: boolean;
}

export type CanvasEdge = Edge<EdgeData, "flow">;

function Flowing(props: EdgeProps<CanvasEdge>) {
  const { id, data, markerEnd, style } = props;
  const { t } = useLingui();
  const ui = useCanvasUiStore();
  const route = data?.route ?? null;
  const [plain, x, y] = getSmoothStepPath({ ...props, borderRadius: 8, offset: 16 });
  const path = route ? roundedPath(route.points) : plain;
  const middle = route ? (route.label ?? middleOf(route)) : { x, y };
  const words = data?.words ?? "";
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={18} {...(markerEnd ? { markerEnd } : {})} {...(style ? { style } : {})} />
      {(words || (data?.shown && data.editable)) && (
        <EdgeLabelRenderer>
          <div
            className={`${classes.edgeLabel} nodrag nopan`}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
          >
            {words && <span>{words}</span>}
            {data?.shown && data.editable && (
              <button
                type="button"
                tabIndex={-1}
                className={classes.insert}
                aria-label={t`Insert a step here`}
                title={t`Insert a step here`}
                onClick={(event) => {
                  const box = event.currentTarget.getBoundingClientRect();
                  ui.getState().open({ kind: "next", edge: id, at: { x: box.left, y: box.bottom + 4 } });
                }}
              >
                <IconPlus size={12} aria-hidden />
              </button>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

function middleOf({ points }: Route) {
  const at = Math.max(1, Math.ceil((points.length - 1) / 2));
  const [one, other] = [points[at - 1], points[at]];
  return one && other ? { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } : { x: 0, y: 0 };
}

export const FlowEdge = memo(Flowing);
