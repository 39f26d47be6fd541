/** The words of dry runs, journals and what is asked for. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { StayState } from "~/features/studio/trial/model/journal";

export const stayWords: Record<Uppercase<StayState>, MessageDescriptor> = {
  DONE: msg`Done`,
  BY_HAND: msg`Set by hand`,
  WAITING: msg`Waits`,
  INSIDE: msg`Under way`,
  FAILED: msg`Failed`,
  HANDLED: msg`Failed, taken care of`,
  SKIPPED: msg`Skipped`,
  CANCELED: msg`Taken back`,
  AGAIN: msg`Tried again`,
  PAUSED: msg`Stops here`,
};

/** The tone and icon of a stay, by the states that the whole product knows. */
export const stayLooks: Record<StayState, string> = {
  done: "SUCCEEDED", by_hand: "ON_HOLD", waiting: "WAITING", inside: "RUNNING", failed: "FAILED", handled: "AWAITING_INFORMATION",
  skipped: "SKIPPED", canceled: "CANCELED", again: "RUNNING", paused: "SCHEDULED",
};

export const outcomeWords: Record<string, MessageDescriptor> = {
  SUCCEEDED: msg`Succeeds`,
  FAILED: msg`Fails`,
  WAITING: msg`Waits`,
};

export const questionWords: Record<string, MessageDescriptor> = {
  MANUAL: msg`A person is asked to do this`,
  AUTOMATED: msg`A system is called`,
  WORK_ORDER: msg`A technician is sent`,
  APPROVAL: msg`Someone is asked to approve`,
  LOOKUP: msg`Records are looked up`,
  TIME: msg`The flow waits for a time`,
  EVENT: msg`The flow waits for an event`,
  CONDITION: msg`The flow waits until a condition holds`,
  RELATED: msg`The flow waits for another order`,
};

export const mismatchWords: Record<string, MessageDescriptor> = {
  STATUS: msg`Outcome`,
  ERROR: msg`Error`,
  OUTPUT: msg`Result`,
  WRITTEN: msg`Written to the record`,
  VISITED: msg`Should have come to`,
  NOT_VISITED: msg`Should not have come to`,
};
