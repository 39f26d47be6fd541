/** The state of an order in words that a customer uses. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import type { OrderState } from "~/graphql/graphql";

const plainWords: Record<OrderState, MessageDescriptor> = {
  DRAFT: msg`Not sent yet`,
  SUBMITTED: msg`We received it`,
  ENRICHING: msg`We are checking it`,
  ENRICHMENT_ON_HOLD: msg`We are checking it`,
  AWAITING_APPROVAL: msg`We are checking it`,
  REJECTED: msg`We can’t do it`,
  ACKNOWLEDGED: msg`Accepted`,
  SCHEDULED: msg`Accepted, starts on its date`,
  IN_PROGRESS: msg`We are working on it`,
  ON_HOLD: msg`Paused`,
  AWAITING_INFORMATION: msg`We need something from you`,
  REVISING: msg`Being changed`,
  ASSESSING_CANCELLATION: msg`Cancellation is being checked`,
  CANCELING: msg`Being canceled`,
  CANCELED: msg`Canceled`,
  COMPLETED: msg`Done`,
  FAILED: msg`It did not work out`,
};

export function PlainState({ state }: { state: OrderState }) {
  const word = useWord();
  return <StateMark state={state} word={word(plainWords, state)} />;
}
