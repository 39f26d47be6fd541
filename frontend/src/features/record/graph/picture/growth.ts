/** What the system is at with an approved order before its tasks are there; large orders take most of a minute. */
import type { Plan } from "~/features/record/graph/picture/types";

export interface Growth {
  stage: "decomposing" | "planning";
  /** Lines that are decomposed, or domain orders that are planned. */
  count: number;
}

/** Nothing once the order is under way; nor where a fault keeps it: then a person is at it, not the system. */
export function growthOf(plan: Plan, state: string): Growth | null {
  if (state !== "ACKNOWLEDGED" || plan.faults.size > 0) return null;
  const count = (kind: string) => [...plan.nodes.values()].filter((node) => node.kind === kind).length;
  const made = count("DOMAIN_ORDER");
  return made > 0 ? { stage: "planning", count: made } : { stage: "decomposing", count: count("LINE") };
}
