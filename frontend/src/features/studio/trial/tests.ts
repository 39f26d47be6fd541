/** The saved cases of an opened flow and how they came out last; they run again after edits while somebody looks. */
import type { Client } from "@urql/core";
import { useEffect, useMemo } from "react";
import { useClient } from "urql";
import { createStore, type StoreApi, useStore } from "zustand";
import type { Flow, FlowTest } from "~/features/studio/model/document";
import { type StudioStore, useStudio, useStudioStore } from "~/features/studio/store";
import { caseOf, fingerprint, graphOf, type Tally } from "~/features/studio/trial/model/cases";
import { type CaseResult, TestFlow } from "~/features/studio/trial/queries";
import type { Problem } from "~/lib/problems";

export interface Tested {
  result: CaseResult;
  /** The flow and the case that the result is about. */
  about: { graph: string; case: string };
}

export interface TestsState {
  results: ReadonlyMap<string, Tested>;
  /** The fingerprint of the flow when all were run last. */
  about: string | null;
  running: ReadonlySet<string>;
  problems: readonly Problem[];
  failure: Error | null;
}

const stores = new WeakMap<StudioStore, StoreApi<TestsState>>();

export function testsOf(studio: StudioStore): StoreApi<TestsState> {
  const known = stores.get(studio);
  if (known) return known;
  const made = createStore<TestsState>(() => ({ results: new Map(), about: null, running: new Set(), problems: [], failure: null }));
  stores.set(studio, made);
  return made;
}

export const useTests = <T>(selector: (state: TestsState) => T): T => useStore(testsOf(useStudioStore()), selector);

/** Whether a result was about the flow and the case as they are now. */
export const isOld = ({ about }: Tested, flow: Flow, test: FlowTest): boolean =>
  about.graph !== graphOf(flow) || about.case !== caseOf(test);

/** Runs these cases on the flow as it is edited now. */
export async function runCases(studio: StudioStore, client: Client, ids: readonly string[] | null): Promise<void> {
  const store = testsOf(studio);
  const { flow } = studio.getState().doc;
  const wanted = (flow.tests ?? []).filter(({ id }) => ids === null || ids.includes(id));
  if (wanted.length === 0) return;
  const running = new Set(wanted.map(({ id }) => id));
  store.setState({ running, failure: null });
  const input = { key: flow.key, content: { ...flow, tests: wanted } };
  const { data, error } = await client.mutation(TestFlow, { input }).toPromise();
  if (error || !data) {
    store.setState({ running: new Set(), failure: error ?? new Error() });
    return;
  }
  const { results, problems } = data.runFlowTests;
  const kept = new Map(ids === null ? [] : store.getState().results);
  for (const result of results) {
    const test = wanted.find(({ id }) => id === result.id);
    if (test) kept.set(result.id, { result, about: { graph: graphOf(flow), case: caseOf(test) } });
  }
  store.setState({ results: kept, problems, running: new Set(), ...(ids === null ? { about: fingerprint(flow) } : {}) });
}

export function useRunCases(): (ids: readonly string[] | null) => Promise<void> {
  const studio = useStudioStore();
  const client = useClient();
  return useMemo(() => (ids) => runCases(studio, client, ids), [studio, client]);
}

/** How many of the cases pass; null as long as none has run, or there is none. */
export function useTally(): Tally | null {
  const flow = useStudio((state) => state.doc.flow);
  const results = useTests((state) => state.results);
  return useMemo(() => {
    const tests = flow.tests ?? [];
    if (tests.length === 0 || results.size === 0) return null;
    const found = tests.map(({ id }) => results.get(id));
    const stale = tests.some((test, place) => {
      const one = found[place];
      return !one || isOld(one, flow, test);
    });
    return { passed: found.filter((one) => one?.result.passed).length, all: tests.length, stale };
  }, [flow, results]);
}

const pauseMs = 1_200;
const cheap = { nodes: 60, cases: 20 };

/** Runs the cases when they are first looked at, and again after each edit of a small flow. */
export function useTestsKeptFresh(): void {
  const run = useRunCases();
  const flow = useStudio((state) => state.doc.flow);
  const about = useTests((state) => state.about);
  useEffect(() => {
    const tests = flow.tests ?? [];
    const small = flow.nodes.length <= cheap.nodes && tests.length <= cheap.cases;
    if (tests.length === 0 || !small || about === fingerprint(flow)) return;
    const timer = setTimeout(() => void run(null), about === null ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [run, flow, about]);
}
