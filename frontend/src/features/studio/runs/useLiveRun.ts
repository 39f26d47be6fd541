/** One real run, followed live for as long as it can still change. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQuery, useSubscription } from "urql";
import { LiveRun, LiveRunTick } from "~/features/studio/runs/queries";

const over = new Set(["succeeded", "canceled"]);

/** A failed run may still be resumed by somebody. */
export const isOver = (state: string): boolean => over.has(state.toLowerCase());

export function useLiveRun(id: string | undefined) {
  const [query, again] = useQuery({ query: LiveRun, variables: { id: id ?? "" }, pause: !id });
  const run = id && query.data?.flowRun?.id === id ? query.data.flowRun : null;
  useSubscription({ query: LiveRunTick, variables: { id: id ?? "" }, pause: !run || isOver(run.state) });
  const asked = Boolean(id) && !run;
  return { run, error: query.error, waiting: asked && query.fetching, missing: asked && !query.fetching && !query.error, again };
}

/** The run that the address names. */
export function useRunOfAddress(): string | undefined {
  const search: { run?: unknown } = useSearch({ strict: false });
  return typeof search.run === "string" && search.run !== "" ? search.run : undefined;
}

/** Leaves the run for the flow as it is edited. */
export function useLeaveRun(key: string): () => void {
  const navigate = useNavigate();
  return () => void navigate({ to: `/flows/${key}` as string, search: { panel: "run" } as never });
}
