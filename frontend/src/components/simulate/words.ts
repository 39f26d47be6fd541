/** Words for what differs between two trees. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const changeWords: Record<string, MessageDescriptor> = {
  ADDED: msg`Added`,
  REMOVED: msg`Gone`,
  CHANGED: msg`Changed`,
  REASON: msg`Another reason`,
};

/** The state whose colour and mark stand for a change. */
export const changeState: Record<string, string> = { added: "SUCCEEDED", removed: "REJECTED", changed: "IN_REVIEW", reason: "ACKNOWLEDGED" };

export const fieldWords: Record<string, MessageDescriptor> = {
  QUANTITY: msg`Quantity`,
  NEEDS_ATTENTION: msg`Needs attention`,
  SPECIFICATION: msg`Specification`,
  REQUIRES: msg`Requires`,
  SHARES: msg`Shares`,
  COMPONENTS: msg`Components`,
};
