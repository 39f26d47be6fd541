/** The runs of a flow, page by page, the newest first. */
import { useCallback, useMemo } from "react";
import { useQuery } from "urql";
import { askedOf, type RunsFilter, RunsOfFlow } from "~/components/runs/runs";
import { useMore, usePages } from "~/lib/usePages";

export function useRuns(key: string, wanted: RunsFilter) {
  const filter = useMemo(() => askedOf(key, wanted), [key, wanted]);
  const name = JSON.stringify(filter);
  const pages = usePages(name);
  const { turn } = pages;
  const [query, execute] = useQuery({ query: RunsOfFlow, variables: { filter, after: pages.after } });
  const again = useCallback(() => {
    turn(null);
    execute({ requestPolicy: "network-only" });
  }, [execute, turn]);
  const list = query.data?.flowRuns;
  const more = useMore(pages, list?.pageInfo, query.fetching);
  return {
    rows: list?.nodes ?? [],
    total: list?.totalCount,
    loading: query.fetching || query.stale,
    error: query.error,
    more,
    again,
  };
}
