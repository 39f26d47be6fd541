/** Kinds and states of requests, in a customer's words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { RequestKind, RequestState } from "~/graphql/portal/graphql";

export const kindWords: Record<RequestKind, MessageDescriptor> = {
  QUESTION: msg`I have a question`,
  ISSUE: msg`Something is wrong`,
  CHANGE: msg`Something is to change`,
  SERVICE: msg`I want help`,
};

export const stateWords: Record<RequestState, MessageDescriptor> = {
  OPEN: msg`Sent`,
  IN_PROGRESS: msg`We are on it`,
  AWAITING_CUSTOMER: msg`Your turn`,
  RESOLVED: msg`Answered`,
  CLOSED: msg`Closed`,
};

export const stateTones: Record<RequestState, string> = {
  OPEN: "neutral",
  IN_PROGRESS: "active",
  AWAITING_CUSTOMER: "warn",
  RESOLVED: "good",
  CLOSED: "neutral",
};
