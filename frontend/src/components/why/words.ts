/** Plain words for why a domain order is there or not, by the codes that decomposition keeps. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const outcomeWords: Record<string, MessageDescriptor> = {
  CREATE: msg`Made`,
  SHARE: msg`Shared`,
  EXCLUDE: msg`Left out`,
  DEFER: msg`Waits`,
};

export const partWords: Record<string, MessageDescriptor> = {
  CREATE: msg`Part of it`,
  EXCLUDE: msg`Left out`,
  DEFER: msg`Waits`,
};

export const faultWords: Record<string, MessageDescriptor> = {
  OPEN: msg`To be mended`,
  MENDED: msg`Mended`,
  WAIVED: msg`Waived`,
};

/** The state whose colour and mark stand for that of a fault. */
export const faultState: Record<string, string> = { OPEN: "FAILED", MENDED: "SUCCEEDED", WAIVED: "SKIPPED" };

/** The state whose colour and mark stand for an outcome. */
export const outcomeState: Record<string, string> = { CREATE: "SUCCEEDED", SHARE: "ACKNOWLEDGED", EXCLUDE: "EXCLUDED", DEFER: "WAITING" };

export const reasonWords: Record<string, MessageDescriptor> = {
  MANDATORY: msg`The catalog always makes it here.`,
  RULE_TRUE: msg`The rule holds.`,
  CHOSEN: msg`It was chosen when the order was captured.`,
  SHARED: msg`Another part needs the same one, so both share it.`,
  WAITS: msg`What its rule reads is not known yet.`,
  SUM_WAITS: msg`Its quantity is a sum, and another part that adds to it is not decided yet.`,
  NOT_CHOSEN: msg`It is optional and was not chosen.`,
  RULE_FALSE: msg`The rule does not hold.`,
  RULE_WITHOUT_ANSWER: msg`The rule gives neither yes nor no; the catalog has to be mended.`,
  NOT_ORDERED: msg`What its rule reads was not ordered, and nothing can answer it any more.`,
  QUANTITY_ZERO: msg`None of it was asked for.`,
  UNCHANGED: msg`It is installed as wanted; nothing of it changes.`,
  NEEDED_ELSEWHERE: msg`It is installed, and something else still needs it.`,
  NOT_WANTED: msg`It is installed and not wanted any more.`,
  INSTALLED: msg`It belongs to the installed product.`,
};

export const originWords: Record<string, MessageDescriptor> = {
  LINE: msg`from the order line`,
  OFFERING: msg`from the offering`,
  DEFAULT: msg`the catalog’s default`,
  MAPPING: msg`by a mapping`,
  ANSWER: msg`answered during fulfillment`,
};

export const waitWords: Record<string, MessageDescriptor> = {
  NO_SOURCE: msg`what it reads is not there yet`,
  UNSET: msg`what it reads is not known yet`,
  LAST: msg`it fills in when nothing else answers`,
};

export const relationshipWords: Record<string, MessageDescriptor> = {
  BUNDLES: msg`bundled in`,
  REALIZED_AS: msg`realizes`,
  REQUIRES: msg`required by`,
  COMPOSED_OF: msg`part of`,
};
