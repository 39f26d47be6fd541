/** The rows of the list of accounts: filtered and sorted by the server, pages following by cursor. */
import { useCallback, useMemo } from "react";
import { useQuery } from "urql";
import { AccountsList } from "~/features/accounts/queries";
import type { AccountsSearch } from "~/features/accounts/search";
import { useMore, usePages } from "~/lib/usePages";

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
  const pages = usePages(key);
  const [query, execute] = useQuery({ query: AccountsList, variables: { ...variables, after: pages.after } });
  const again = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  const connection = query.data?.accounts;
  const more = useMore(pages, connection?.pageInfo, query.fetching);
  return {
    rows: connection?.nodes ?? [],
    total: connection?.totalCount,
    loading: query.fetching || query.stale,
    error: query.error,
    more,
    again,
  };
}
