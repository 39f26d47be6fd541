/** What a run paints over the canvas: where it was, where it stands, which ways it went. */
import type { Tone } from "~/components/tone";
import type { EdgePaint, NodePaint, Overlay } from "~/features/studio/canvas/overlay";
import type { Flow } from "~/features/studio/model/document";
import { inRounds, nodeAt, type Rounds } from "~/features/studio/trial/model/address";
import type { Stay, StayState } from "~/features/studio/trial/model/journal";

export type Paint = Pick<Overlay, "nodes" | "edges">;

export const tones: Record<StayState, Tone> = {
  done: "good", by_hand: "hold", waiting: "warn", inside: "active", failed: "bad", handled: "warn", skipped: "neutral",
  canceled: "neutral", again: "active", paused: "info",
};

/** Of several rounds or visits the one that matters most is shown. */
const weight: Record<StayState, number> = {
  failed: 9, paused: 8, waiting: 7, again: 6, inside: 5, handled: 4, by_hand: 3, done: 2, canceled: 1, skipped: 0,
};

export interface Run {
  flow: Flow;
  stays: readonly Stay[];
  /** Addresses that a dry run stopped before. */
  paused?: readonly string[];
  rounds?: Rounds;
  say: (state: StayState) => string;
  /** e.g. "3 of 5": how many of a node's stays are over. */
  count: (over: number, all: number) => string;
}

export function paintOf(run: Run): Paint {
  const { flow, rounds = {} } = run;
  const here = run.stays.filter((stay) => inRounds(stay.address, rounds));
  const byNode = new Map<string, Stay[]>();
  for (const stay of here) {
    if (stay.nodeId !== null) byNode.set(stay.nodeId, [...(byNode.get(stay.nodeId) ?? []), stay]);
  }
  const stopped = new Set((run.paused ?? []).filter((one) => inRounds(one, rounds)).map((one) => nodeAt(flow, one)?.id));
  const nodes = new Map<string, NodePaint>();
  for (const { id } of flow.nodes) {
    const stays = byNode.get(id) ?? [];
    if (stopped.has(id)) {
      nodes.set(id, { tone: tones.paused, word: run.say("paused"), current: true });
    } else if (stays.length > 0) {
      nodes.set(id, painted(run, stays));
    }
  }
  return { nodes, edges: edgesOf(flow, byNode) };
}

const unfinished: readonly StayState[] = ["waiting", "inside", "failed", "again"];

function painted(run: Run, stays: readonly Stay[]): NodePaint {
  const shown = worst(stays);
  const over = stays.filter((stay) => !unfinished.includes(stay.state)).length;
  const many = new Set(stays.map((stay) => stay.address)).size > 1 || stays.length > 1;
  return {
    tone: tones[shown.state],
    word: run.say(shown.state),
    ...(many ? { badge: run.count(over, stays.length) } : {}),
    ...(shown.state === "skipped" || shown.state === "canceled" ? { faint: true } : {}),
    ...(shown.error ? { title: shown.error.message || shown.error.code } : {}),
    ...(shown.state === "waiting" || shown.state === "failed" ? { current: true } : {}),
  };
}

/** Of each address the last visit counts, and of these the weightiest. */
export function worst(stays: readonly Stay[]): Stay {
  const last = new Map(stays.map((stay) => [stay.address, stay]));
  return [...last.values()].reduce((one, other) => (weight[other.state] > weight[one.state] ? other : one));
}

/** The edges that control went along. */
function edgesOf(flow: Flow, byNode: ReadonlyMap<string, readonly Stay[]>): Map<string, EdgePaint> {
  const left = new Set<string>();
  for (const [id, stays] of byNode) {
    for (const stay of stays) {
      if (stay.inner !== "") continue;
      for (const port of stay.ports) left.add(`${id}/${port}`);
      if (stay.state !== "skipped") left.add(`${id}/body`);
    }
  }
  return new Map(
    flow.edges.map(({ id, from }) => [id, left.has(`${from[0]}/${from[1]}`) ? { tone: "active", strong: true } : { faint: true }]),
  );
}
