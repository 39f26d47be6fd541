/** The pages of a list of work, asked anew whenever the server says that it changed. */
import { useCallback, useMemo, useState } from "react";
import { type TypedDocumentNode, useQuery, useSubscription } from "urql";

interface Connection<Row> {
  nodes: readonly Row[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount?: number | null;
}

export interface Queue<Row> {
  rows: readonly Row[];
  total: number | undefined;
  error: Error | undefined;
  fetching: boolean;
  refresh: () => void;
  more: (() => void) | undefined;
}

interface Asked<Data, Filter, Row> {
  document: TypedDocumentNode<Data, { filter?: Filter; after?: string | null }>;
  tick: TypedDocumentNode<unknown, Record<string, never>>;
  filter: Filter;
  read: (data: Data) => Connection<Row>;
}

/** `filter` is compared by what it says; another one begins with its first page. */
export function useQueue<Data, Filter, Row>({ document, tick, filter, read }: Asked<Data, Filter, Row>): Queue<Row> {
  const key = JSON.stringify(filter);
  const wanted = useMemo(() => JSON.parse(key) as Filter, [key]);
  const [page, setPage] = useState<{ key: string; after: string | null }>({ key, after: null });
  const after = page.key === key ? page.after : null;
  const [query, execute] = useQuery({ query: document, variables: { filter: wanted, after } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: tick }, (_previous, data) => {
    refresh();
    return data;
  });
  const found = query.data ? read(query.data) : undefined;
  const end = found?.pageInfo.endCursor;
  const hasMore = Boolean(found?.pageInfo.hasNextPage && end && end !== after && !query.fetching);
  return {
    rows: found?.nodes ?? [],
    total: found?.totalCount ?? undefined,
    error: query.error,
    fetching: query.fetching,
    refresh,
    more: hasMore && end ? () => setPage({ key, after: end }) : undefined,
  };
}
