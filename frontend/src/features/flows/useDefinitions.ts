/** The rows of the list: pages follow one another by cursor, as the address says. */
import { useCallback, useMemo } from "react";
import { useQuery } from "urql";
import { DefinitionRows } from "~/features/flows/queries";
import type { FlowsSearch } from "~/features/flows/search";
import { useMore, usePages } from "~/lib/usePages";

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
  const pages = usePages(key);
  const { turn } = pages;
  const [query, execute] = useQuery({ query: DefinitionRows, variables: { filter, sort, after: pages.after } });
  const again = useCallback(() => {
    turn(null);
    execute({ requestPolicy: "network-only" });
  }, [execute, turn]);
  const list = query.data?.definitionList;
  const more = useMore(pages, list?.pageInfo, query.fetching);
  return {
    rows: list?.nodes ?? [],
    total: list?.totalCount,
    sort,
    loading: query.fetching || query.stale,
    error: query.error,
    more,
    again,
  };
}
