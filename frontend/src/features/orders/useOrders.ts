/** The rows of the orders list: pages follow one another by cursor, changes arrive without moving rows. */
import { useCallback, useMemo } from "react";
import { useQuery, useSubscription } from "urql";
import { type OrdersSearch, ownSort } from "~/features/orders/search";
import { graphql } from "~/graphql";
import type { OrderKind, OrderSortField, OrdersListQuery } from "~/graphql/graphql";
import { useMore, usePages } from "~/lib/usePages";

const OrdersList = graphql(`
  query OrdersList($filter: OrderFilter, $sort: OrderSort, $after: String) {
    orders(filter: $filter, sort: $sort, first: 60, after: $after) {
      nodes {
        id number kind state priority channel createdAt updatedAt requestedCompletion plannedCompletion
        taskCount openTaskCount custom
        account { id name }
        recurringTotal { amount currency }
        oneTimeTotal { amount currency }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const OrdersTick = graphql(`
  subscription OrdersTick { worklistChanged }
`);

export type OrderRow = OrdersListQuery["orders"]["nodes"][number];

function filterOf(search: OrdersSearch, kind: OrderKind) {
  return {
    kind,
    ...(search.state ? { state: { in: search.state } } : {}),
    ...(search.priority ? { priority: { in: search.priority } } : {}),
    ...(search.account ? { account: { in: [search.account] } } : {}),
    ...(search.q ? { search: search.q } : {}),
    ...(search.mine ? { mine: true } : {}),
    ...(search.own ? { custom: search.own } : {}),
  };
}

function sortOf(sort: OrdersSearch["sort"], direction: OrdersSearch["dir"] = "DESC") {
  const custom = ownSort(sort);
  if (custom) return { field: "CREATED_AT", direction, custom } as const;
  return { field: (sort ?? "CREATED_AT") as OrderSortField, direction };
}

export function useOrders(search: OrdersSearch, kind: OrderKind) {
  const filter = useMemo(() => filterOf(search, kind), [search, kind]);
  const sort = useMemo(
    () => sortOf(search.sort, search.dir),
    [search.sort, search.dir],
  );
  const key = JSON.stringify([filter, sort]);
  const pages = usePages(key);
  const [query, execute] = useQuery({ query: OrdersList, variables: { filter, sort, after: pages.after } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: OrdersTick }, (_previous, data) => {
    refresh();
    return data;
  });
  const connection = query.data?.orders;
  const more = useMore(pages, connection?.pageInfo, query.fetching);
  return {
    rows: connection?.nodes ?? [],
    total: connection?.totalCount,
    loading: query.fetching || query.stale,
    error: query.error,
    more,
    again: refresh,
  };
}
