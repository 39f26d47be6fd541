/** The words for the codes of flows: their kinds, what is set in a node, and what a journal tells. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const flowKindWords: Record<string, MessageDescriptor> = {
  ENRICHMENT: msg`Enrichment`,
  FULFILLMENT: msg`Fulfillment`,
  FALLOUT: msg`Fallout`,
  NOTIFICATION: msg`Notification`,
  APPROVAL: msg`Approval`,
  JEOPARDY: msg`Jeopardy`,
  SUBFLOW: msg`Subflow`,
};

export const eventWords: Record<string, MessageDescriptor> = {
  PASSED: msg`Passed`,
  WAITS: msg`Waits for its task`,
  CLOSED: msg`Task done`,
  FAILED: msg`Failed`,
  SKIPPED: msg`Skipped`,
  RESUMED: msg`Taken up again`,
};

export const subjectWords: Record<string, MessageDescriptor> = {
  ORDER: msg`of the order`,
  ORDER_LINE: msg`of a line`,
  DOMAIN_ORDER: msg`of a domain order`,
  TASK: msg`of a task`,
  FALLOUT: msg`of a fallout`,
};
