/** What a run, a heat map or a comparison paints over the canvas; colours come with words. */
import type { Tone } from "~/components/tone";
import type { FlowEdge, FlowNode } from "~/features/studio/model/document";

export interface NodePaint {
  tone: Tone;
  /** Said in the node and to screen readers. */
  word?: string;
  /** A figure in the corner. */
  badge?: string;
  title?: string;
  faint?: boolean;
  /** A trial stands here. */
  current?: boolean;
  pulse?: boolean;
}

export interface EdgePaint {
  tone?: Tone;
  strong?: boolean;
  faint?: boolean;
  label?: string;
}

export interface Overlay {
  source: "run" | "dry" | "heat" | "diff";
  nodes: ReadonlyMap<string, NodePaint>;
  edges: ReadonlyMap<string, EdgePaint>;
  /** Nodes and edges that are no more. */
  ghosts?: readonly { node: FlowNode; x: number; y: number }[];
  ghostEdges?: readonly FlowEdge[];
  faintOthers?: boolean;
}
