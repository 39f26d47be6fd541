/** The rows of the list: pages follow one another by cursor, as the address says. */
import { useCallback, useMemo, useState } from "react";
import { useQuery } from "urql";
import { DefinitionRows } from "~/features/flows/queries";
import type { FlowsSearch } from "~/features/flows/search";

function filterOf(search: FlowsSearch) {
  return {
    ...(search.kind ? { kind: search.kind } : {}),
    ...(search.status ? { status: search.status } : {}),
    ...(search.tag ? { tag: search.tag } : {}),
    ...(search.owner ? { owner: search.owner } : {}),
    ...(search.q ? { search: search.q } : {}),
    ...(search.failing ? { failing: true } : {}),
    ...(search.mine ? { forMe: true } : {}),
  };
}

export function useDefinitions(search: FlowsSearch) {
  const filter = useMemo(() => filterOf(search), [search]);
  const sort = useMemo(
    () => ({ field: search.sort ?? "NAME", direction: search.dir ?? "ASC" }) as const,
    [search.sort, search.dir],
  );
  const key = JSON.stringify([filter, sort]);
  const [page, setPage] = useState<{ key: string; after: string | null }>({ key, after: null });
  const after = page.key === key ? page.after : null;
  const [query, execute] = useQuery({ query: DefinitionRows, variables: { filter, sort, after } });
  const again = useCallback(() => {
    setPage({ key, after: null });
    execute({ requestPolicy: "network-only" });
  }, [execute, key]);
  const list = query.data?.definitionList;
  const end = list?.pageInfo.endCursor;
  const hasMore = Boolean(list?.pageInfo.hasNextPage && end && end !== after) && !query.fetching;
  const more = useCallback(() => {
    if (hasMore && end) setPage({ key, after: end });
  }, [hasMore, end, key]);
  return {
    rows: list?.nodes ?? [],
    total: list?.totalCount,
    sort,
    loading: query.fetching || query.stale,
    error: query.error,
    more: hasMore ? more : undefined,
    again,
  };
}
