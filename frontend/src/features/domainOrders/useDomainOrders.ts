/** The rows of the lists of domain orders, and how many there are of each kind and state. */
import { useCallback, useMemo } from "react";
import { useQuery, useSubscription } from "urql";
import { DomainOrdersCounts, DomainOrdersList, DomainOrdersTick } from "~/features/domainOrders/queries";
import { type DomainOrdersSearch, filterOf } from "~/features/domainOrders/search";
import { formatNumber } from "~/lib/format";
import { useMore, usePages } from "~/lib/usePages";

/** The server counts no further. */
const most = 10_000;

export const counted = (count: number): string => (count >= most ? `${formatNumber(most)}+` : formatNumber(count));

export function useDomainOrders(search: DomainOrdersSearch) {
  const filter = useMemo(() => filterOf(search), [search]);
  const everyKind = useMemo(() => filterOf({ ...search, kind: undefined } as DomainOrdersSearch), [search]);
  const sort = useMemo(
    () => ({ field: search.sort ?? "CREATED_AT", direction: search.dir ?? "DESC" }) as const,
    [search.sort, search.dir],
  );
  const pages = usePages(JSON.stringify([filter, sort]));
  const [query, execute] = useQuery({ query: DomainOrdersList, variables: { filter, sort, after: pages.after } });
  const [kinds, countKinds] = useQuery({ query: DomainOrdersCounts, variables: { filter: everyKind } });
  const [states, countStates] = useQuery({ query: DomainOrdersCounts, variables: { filter }, pause: !search.kind });
  const again = useCallback(() => {
    execute({ requestPolicy: "network-only" });
    countKinds({ requestPolicy: "network-only" });
    if (search.kind) countStates({ requestPolicy: "network-only" });
  }, [execute, countKinds, countStates, search.kind]);
  useSubscription({ query: DomainOrdersTick }, (_previous, data) => {
    again();
    return data;
  });
  const ofKinds = kinds.data?.domainOrderCounts;
  const ofStates = (search.kind ? states : kinds).data?.domainOrderCounts;
  const counts = useMemo(
    () =>
      new Map<string, string>([
        ...(ofKinds?.kinds ?? []).map((one) => [one.kind, counted(one.count)] as const),
        ...(ofStates?.states ?? []).map((one) => [one.state, counted(one.count)] as const),
      ]),
    [ofKinds, ofStates],
  );
  const connection = query.data?.domainOrders;
  return {
    rows: connection?.nodes ?? [],
    total: connection?.totalCount,
    counts,
    loading: query.fetching || query.stale,
    error: query.error,
    more: useMore(pages, connection?.pageInfo, query.fetching),
    again,
  };
}
