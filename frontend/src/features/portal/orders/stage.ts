/** Where an order stands in plain words, and how far it is on its way. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { OrderStage } from "~/graphql/portal/graphql";

export const stageWords: Record<OrderStage, MessageDescriptor> = {
  IN_CART: msg`Not sent yet`,
  CHECKING: msg`We are checking it`,
  REFUSED: msg`We can’t do it`,
  ACCEPTED: msg`Accepted`,
  WORKING: msg`We are working on it`,
  PAUSED: msg`Paused`,
  NEEDS_YOU: msg`We need something from you`,
  DONE: msg`Done`,
  CANCELED: msg`Canceled`,
  FAILED: msg`It did not work out`,
};

export const stageTones: Record<OrderStage, "neutral" | "active" | "good" | "warn" | "bad"> = {
  IN_CART: "neutral",
  CHECKING: "active",
  REFUSED: "bad",
  ACCEPTED: "active",
  WORKING: "active",
  PAUSED: "warn",
  NEEDS_YOU: "warn",
  DONE: "good",
  CANCELED: "neutral",
  FAILED: "bad",
};

/** Steps of the way: sent, checked, accepted, being set up, ready. `at` is the one under way, 5 when all are done. */
export function wayOf(stage: OrderStage): { at: number; ended: boolean } {
  const ended = stage === "REFUSED" || stage === "CANCELED" || stage === "FAILED";
  const at: Record<OrderStage, number> = {
    IN_CART: 0, CHECKING: 1, REFUSED: 1, ACCEPTED: 3, WORKING: 3, PAUSED: 3, NEEDS_YOU: 3, CANCELED: 3, FAILED: 3, DONE: 5,
  };
  return { at: at[stage], ended };
}

export const isOver = (stage: OrderStage): boolean => wayOf(stage).ended || stage === "DONE";
