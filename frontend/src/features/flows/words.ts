/** The words of the list: kinds of definitions, how they stand, what became of their last run. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const kindWords: Record<string, MessageDescriptor> = {
  ENRICHMENT: msg`Enrichment`,
  FULFILLMENT: msg`Fulfillment`,
  FALLOUT: msg`Fallout`,
  JEOPARDY: msg`Jeopardy`,
  APPROVAL: msg`Approval`,
  NOTIFICATION: msg`Notification`,
  SUBFLOW: msg`Subflow`,
  TABLE: msg`Table`,
};

export const kindHelp: Record<string, MessageDescriptor> = {
  ENRICHMENT: msg`Finds out what is missing about an order line before it is approved.`,
  FULFILLMENT: msg`The plan of a domain order: its tasks, what they wait for, and how they are undone.`,
  FALLOUT: msg`Tries to mend a fault before people have to.`,
  JEOPARDY: msg`What happens when a task or an order gets late.`,
  APPROVAL: msg`Who looks at an order, and what they are asked.`,
  NOTIFICATION: msg`Tells people and other systems, by an event or at times.`,
  SUBFLOW: msg`A part that several flows have in common.`,
  TABLE: msg`Answers questions by rules in rows, as in a spreadsheet.`,
};

export const statusWords: Record<string, MessageDescriptor> = {
  PUBLISHED: msg`Published`,
  DRAFT: msg`Draft`,
  FAULTY: msg`Draft with errors`,
  IN_REVIEW: msg`Waits for approval`,
  DECLINED: msg`Sent back`,
  RETIRED: msg`Retired`,
};
