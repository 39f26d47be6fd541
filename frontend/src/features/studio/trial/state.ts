/** The dry run of an opened flow: it outlives the panel that shows it, and paints the canvas until the flow is edited. */
import type { Client } from "@urql/core";
import { useClient } from "urql";
import { createStore, type StoreApi, useStore } from "zustand";
import type { Flow } from "~/features/studio/model/document";
import { type StudioStore, useStudioStore } from "~/features/studio/store";
import type { Rounds } from "~/features/studio/trial/model/address";
import { ofTrial, type Stay, staysOf } from "~/features/studio/trial/model/journal";
import { withoutTrace, withTrace } from "~/features/studio/trial/model/sample";
import { type Answering, fresh, type Question, toInput, type Trial } from "~/features/studio/trial/model/session";
import { paintRun } from "~/features/studio/trial/paint";
import { type DryRun, StartTrial } from "~/features/studio/trial/queries";
import type { Problem } from "~/lib/problems";

export interface TrialState {
  trial: Trial;
  dryRun: DryRun | null;
  stays: readonly Stay[];
  /** The flow that was run; another one now makes the run old. */
  about: Flow | null;
  running: boolean;
  problems: readonly Problem[];
  failure: Error | null;
  answering: Answering;
  recordedFrom: { id: string; label: string } | null;
  rounds: Rounds;
  /** The stay whose values are shown. */
  shown: string | null;
}

export type TrialStore = StoreApi<TrialState>;

const stores = new WeakMap<StudioStore, TrialStore>();

export function trialOf(studio: StudioStore): TrialStore {
  const known = stores.get(studio);
  if (known) return known;
  const made = createStore<TrialState>(() => ({
    trial: fresh, dryRun: null, stays: [], about: null, running: false, problems: [], failure: null, answering: "ask",
    recordedFrom: null, rounds: {}, shown: null,
  }));
  stores.set(studio, made);
  studio.subscribe(({ doc, overlay, setOverlay }) => {
    if (overlay?.source === "dry" && made.getState().about !== doc.flow) setOverlay(null);
  });
  return made;
}

export const useTrial = <T>(selector: (state: TrialState) => T): T => useStore(trialOf(useStudioStore()), selector);

/** The addresses where a dry run stands failed. */
export const standingOf = (run: DryRun): ReadonlySet<string> =>
  new Set(
    run.status === "failed"
      ? (run.effects as { type: string; node: string }[]).filter(({ type }) => type === "Fail").map(({ node }) => node)
      : [],
  );

export const questionsOf = (run: DryRun): Question[] =>
  run.open.map(({ node, visit, kind, asked }) => ({ node, visit, kind, asked: (asked ?? {}) as Record<string, unknown> }));

/** What `model/session` needs of a dry run. */
export const outcomeOf = (run: DryRun) => ({ ...run, open: questionsOf(run) });

async function run(studio: StudioStore, client: Client, trial: Trial): Promise<void> {
  const store = trialOf(studio);
  const { doc, sample, breakpoints } = studio.getState();
  const { answering, recordedFrom } = store.getState();
  const input = toInput(trial, {
    flow: doc.flow, sample: withoutTrace(sample)?.input, breakpoints, answering, recordedFrom: recordedFrom?.id ?? null,
  });
  store.setState({ running: true, failure: null });
  const { data, error } = await client.mutation(StartTrial, { input }).toPromise();
  if (error || !data) {
    store.setState({ running: false, failure: error ?? new Error() });
    return;
  }
  const { dryRun, problems } = data.startDryRun;
  if (!dryRun) {
    store.setState({ running: false, problems, about: doc.flow });
    return;
  }
  const stays = staysOf(doc.flow, ofTrial(dryRun.steps), standingOf(dryRun));
  store.setState({ trial, dryRun: dryRun, stays, about: doc.flow, running: false, problems: [] });
  if (sample) studio.getState().setSample(withTrace(sample, dryRun));
  repaint(studio);
}

export function repaint(studio: StudioStore): void {
  const { dryRun, stays, about, rounds } = trialOf(studio).getState();
  if (dryRun && about === studio.getState().doc.flow) studio.getState().setOverlay(paintRun("dry", { flow: about, stays, paused: dryRun.paused, rounds }));
}

/** Forgets the run; what was chosen to answer stays. */
export function forget(studio: StudioStore): void {
  trialOf(studio).setState({ trial: fresh, dryRun: null, stays: [], about: null, problems: [], failure: null, rounds: {}, shown: null });
  if (studio.getState().overlay?.source === "dry") studio.getState().setOverlay(null);
  const { sample, setSample } = studio.getState();
  setSample(withoutTrace(sample));
}

/** Runs the flow as it is edited now. */
export function useRunTrial(): (trial: Trial) => Promise<void> {
  const studio = useStudioStore();
  const client = useClient();
  return (trial) => run(studio, client, trial);
}
