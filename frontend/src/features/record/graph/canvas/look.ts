/** The tone of a node's state. */
import { stateLook } from "~/components/StateBadge";
import type { Tone } from "~/components/tone";
import type { Sum } from "~/features/record/graph/picture/model";
import type { PlanNode } from "~/features/record/graph/picture/types";

const worstTone: Record<Sum["worst"], Tone> = {
  fault: "bad", attention: "warn", held: "hold", active: "active", planned: "neutral", done: "good",
};

/** A site has no state of its own: it looks like the worst in it. */
export function toneOf(node: PlanNode, sum: Sum | undefined): Tone {
  return node.kind === "SITE" ? worstTone[sum?.worst ?? "planned"] : stateLook(node.state).tone;
}

export const toneOfWorst = (worst: Sum["worst"]): Tone => worstTone[worst];
