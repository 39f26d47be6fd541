/** What is to be tried in a flow that is opened next: the sample, and the run whose answers are told again. */
import type { Sample } from "~/features/studio/store";

export interface Handed {
  sample: Sample;
  recordedFrom: { id: string; label: string };
}

const waiting = new Map<string, Handed>();

export const handOver = (flow: string, handed: Handed): void => void waiting.set(flow, handed);

/** Gives it once. */
export function takeOver(flow: string): Handed | null {
  const found = waiting.get(flow) ?? null;
  waiting.delete(flow);
  return found;
}
