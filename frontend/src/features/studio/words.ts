/** The words for the codes of flows: their kinds, what is set in a node, and what a journal tells. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const flowKindWords: Record<string, MessageDescriptor> = {
  ENRICHMENT: msg`Enrichment`,
  FULFILLMENT: msg`Fulfillment`,
  FALLOUT: msg`Fallout`,
  NOTIFICATION: msg`Notification`,
};

export const settingWords: Record<string, MessageDescriptor> = {
  TABLE: msg`Table`,
  NO_MATCH: msg`Goes on without a match`,
  MODE: msg`Takes`,
  CASES: msg`Cases`,
  COUNT: msg`How many`,
  GROUP: msg`Group`,
  FORM: msg`Form`,
  DURATION: msg`Planned duration`,
  PRIORITY: msg`Priority`,
  OPERATION: msg`Operation`,
  POINT_OF_NO_RETURN: msg`Point of no return`,
  TO: msg`To`,
  TITLE: msg`Title`,
  TEXT: msg`Text`,
  CHANNEL: msg`Channel`,
  OUTCOME: msg`Outcome`,
  CODE: msg`Code`,
  MESSAGE: msg`Message`,
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
