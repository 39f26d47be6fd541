/** What the last runs of a flow left at its nodes and edges, as colours, widths and words. */
import type { Tone } from "~/components/tone";
import type { EdgePaint, NodePaint } from "~/features/studio/canvas/overlay";
import type { Flow } from "~/features/studio/model/document";
import type { Paint } from "~/features/studio/trial/model/overlay";

export interface NodeFigures {
  node: string;
  entered: number;
  failed: number;
  waiting: number;
  standing: number;
  medianMs?: number | null;
  p95Ms?: number | null;
}

export interface EdgeFigures {
  edge: string;
  taken: number;
}

export type Scale = "count" | "time" | "failures";

/** From none to most; words say the same. Much traffic is no fault, so that it never has the colour of one. */
export const heatTones: Record<Scale, readonly Tone[]> = {
  count: ["neutral", "info", "active", "good", "hold"],
  time: ["neutral", "info", "active", "warn", "bad"],
  failures: ["neutral", "info", "active", "warn", "bad"],
};

/** The step on a scale of five: shares of the most, and on a scale of time by the order of magnitude. */
export function level(value: number, most: number, scale: Scale): number {
  if (value <= 0 || most <= 0) return 0;
  const share = scale === "time" ? Math.log1p(value) / Math.log1p(most) : value / most;
  return Math.min(4, Math.max(1, Math.ceil(share * 4)));
}

export const measured = (figures: NodeFigures, scale: Scale): number =>
  scale === "count" ? figures.entered : scale === "failures" ? figures.failed : (figures.medianMs ?? 0);

export interface HeatWords {
  count: (count: number) => string;
  failures: (count: number) => string;
  time: (ms: number) => string;
  never: string;
  atOnce: string;
  all: (figures: NodeFigures) => string;
}

export function heatOf(flow: Flow, nodes: readonly NodeFigures[], edges: readonly EdgeFigures[], scale: Scale, say: HeatWords): Paint {
  const known = new Map(nodes.map((one) => [one.node, one]));
  const most = Math.max(0, ...nodes.map((one) => measured(one, scale)));
  const paints: Paint["nodes"] = new Map(
    flow.nodes.map((node): [string, NodePaint] => {
      const found = known.get(node.id);
      if (!found || found.entered === 0) return [node.id, { tone: "neutral", word: say.never, faint: true }];
      const value = measured(found, scale);
      const tone = heatTones[scale][level(value, most, scale)] ?? "neutral";
      return [node.id, { tone, word: wordOf(found, scale, say), title: say.all(found) }];
    }),
  );
  const busiest = Math.max(0, ...edges.map((one) => one.taken));
  const counts = new Map(edges.map((one) => [one.edge, one.taken]));
  const paths: Paint["edges"] = new Map(
    flow.edges.map(({ id }): [string, EdgePaint] => {
      const count = counts.get(id) ?? 0;
      return [id, count === 0 ? { faint: true } : { strong: count * 2 > busiest, label: say.count(count) }];
    }),
  );
  return { nodes: paints, edges: paths };
}

function wordOf(figures: NodeFigures, scale: Scale, say: HeatWords): string {
  if (scale === "count") return say.count(figures.entered);
  if (scale === "failures") return say.failures(figures.failed);
  return (figures.medianMs ?? null) === null ? say.atOnce : say.time(figures.medianMs ?? 0);
}
