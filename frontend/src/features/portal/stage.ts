/** How far an order is, in the five steps that a customer sees. */
import type { OrderState } from "~/graphql/graphql";

const stages: Partial<Record<OrderState, number>> = {
  DRAFT: 0,
  SUBMITTED: 1,
  ENRICHING: 1,
  ENRICHMENT_ON_HOLD: 1,
  AWAITING_APPROVAL: 1,
  REJECTED: 1,
  ACKNOWLEDGED: 3,
  SCHEDULED: 3,
  COMPLETED: 5,
};

/** `stage` is the step under way (5: all done); `ended` says that it ends there. */
export function stageOf(state: OrderState, sent: boolean): { stage: number; ended: boolean } {
  const ended = state === "REJECTED" || state === "CANCELED" || state === "FAILED";
  if (state === "CANCELED" && !sent) return { stage: 0, ended };
  return { stage: stages[state] ?? 3, ended };
}
