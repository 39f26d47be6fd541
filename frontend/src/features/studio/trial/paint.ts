/** Puts a run on the canvas, in the reader's words. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Overlay } from "~/features/studio/canvas/overlay";
import type { StayState } from "~/features/studio/trial/model/journal";
import { paintOf, type Run } from "~/features/studio/trial/model/overlay";
import { stayWords } from "~/features/studio/trial/words";

export const sayStay = (state: StayState): string => i18n._(stayWords[state.toUpperCase() as Uppercase<StayState>]);

const count = (over: number, all: number) => i18n._(msg`${over} of ${all}`);

export function paintRun(source: "dry" | "run", run: Omit<Run, "say" | "count">): Overlay {
  return { source, ...paintOf({ ...run, say: sayStay, count }), faintOthers: true };
}
