/** The rows of the list of accounts: filtered and sorted by the server, pages following by cursor. */
import { useCallback, useMemo, useState } from "react";
import { useQuery } from "urql";
import { AccountsList } from "~/features/accounts/queries";
import type { AccountsSearch } from "~/features/accounts/search";

export function useAccounts(search: AccountsSearch) {
  const variables = useMemo(
    () => ({
      search: search.q ?? null,
      filter: { kind: search.kind ?? null, status: search.status ?? null, segment: search.segment ?? null },
      sort: { field: search.sort ?? "NAME", direction: search.dir ?? "ASC" } as const,
    }),
    [search.q, search.kind, search.status, search.segment, search.sort, search.dir],
  );
  const key = JSON.stringify(variables);
  const [page, setPage] = useState<{ key: string; after: string | null }>({ key, after: null });
  const after = page.key === key ? page.after : null;
  const [query, execute] = useQuery({ query: AccountsList, variables: { ...variables, after } });
  const again = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  const connection = query.data?.accounts;
  const end = connection?.pageInfo.endCursor;
  const hasMore = Boolean(connection?.pageInfo.hasNextPage && end && end !== after) && !query.fetching;
  const more = useCallback(() => {
    if (hasMore && end) setPage({ key, after: end });
  }, [hasMore, end, key]);
  return {
    rows: connection?.nodes ?? [],
    total: connection?.totalCount,
    loading: query.fetching || query.stale,
    error: query.error,
    more: hasMore ? more : undefined,
    again,
  };
}
