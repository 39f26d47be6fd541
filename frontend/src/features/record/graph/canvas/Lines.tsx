/** The lines between the nodes that are mounted. */
import { memo, useMemo } from "react";
import classes from "~/features/record/graph/canvas/stage.module.css";
import { linesIn, type View } from "~/features/record/graph/picture/edges";
import type { Layout } from "~/features/record/graph/picture/layout";
import type { Model } from "~/features/record/graph/picture/model";

interface LinesProps {
  model: Model;
  layout: Layout;
  near: View;
  chain: ReadonlySet<string>;
  selected: string | null;
}

export const Lines = memo(function Lines({ model, layout, near, chain, selected }: LinesProps) {
  const lines = useMemo(() => linesIn(model, layout, near), [model, layout, near]);
  const [width, height] = [near.right - near.left, near.bottom - near.top];
  return (
    <svg
      className={classes.lines}
      style={{ left: near.left, top: near.top }}
      width={width}
      height={height}
      viewBox={`${near.left} ${near.top} ${width} ${height}`}
      aria-hidden
    >
      <defs>
        <marker id="plan-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto-start-reverse">
          <path d="M0 0L8 4L0 8" style={{ fill: "none", stroke: "var(--line-strong)" }} />
        </marker>
      </defs>
      {lines.map((line) => (
        <path
          key={line.key}
          d={line.path}
          data-kind={line.kind}
          data-strong={(line.kind !== "tree" && (line.from === selected || line.to === selected)) || (chain.has(line.from) && chain.has(line.to)) || undefined}
          markerEnd={line.kind === "tree" ? undefined : "url(#plan-arrow)"}
        />
      ))}
    </svg>
  );
});
