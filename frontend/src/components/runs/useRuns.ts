/** The runs of a flow, page by page, the newest first. */
import { useCallback, useMemo, useState } from "react";
import { useQuery } from "urql";
import { askedOf, type RunsFilter, RunsOfFlow } from "~/components/runs/runs";

export function useRuns(key: string, wanted: RunsFilter) {
  const filter = useMemo(() => askedOf(key, wanted), [key, wanted]);
  const name = JSON.stringify(filter);
  const [page, setPage] = useState<{ name: string; after: string | null }>({ name, after: null });
  const after = page.name === name ? page.after : null;
  const [query, execute] = useQuery({ query: RunsOfFlow, variables: { filter, after } });
  const again = useCallback(() => {
    setPage({ name, after: null });
    execute({ requestPolicy: "network-only" });
  }, [execute, name]);
  const list = query.data?.flowRuns;
  const end = list?.pageInfo.endCursor;
  const hasMore = Boolean(list?.pageInfo.hasNextPage && end && end !== after) && !query.fetching;
  const more = useCallback(() => {
    if (hasMore && end) setPage({ name, after: end });
  }, [hasMore, end, name]);
  return {
    rows: list?.nodes ?? [],
    total: list?.totalCount,
    loading: query.fetching || query.stale,
    error: query.error,
    more: hasMore ? more : undefined,
    again,
  };
}
