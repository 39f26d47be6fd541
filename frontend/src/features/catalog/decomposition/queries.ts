/** What the designer asks besides the draft: the specifications that are drawn, and where they stand. */
import { useEffect, useMemo, useState } from "react";
import { useClient, useQuery } from "urql";
import { type Drawn, drawnOf } from "~/features/catalog/decomposition/model/specification";
import type { Places } from "~/features/catalog/decomposition/model/layout";
import { graphql } from "~/graphql";
import type { CatalogDrawingQuery } from "~/graphql/graphql";

const CatalogDrawing = graphql(`
  query CatalogDrawing($specifications: [String!]!) {
    catalogDrawing(specifications: $specifications) {
      specifications { key content draft published graph }
      rules { key type source target name { text } }
    }
  }
`);

const CatalogLayout = graphql(`
  query CatalogLayout($key: String!) {
    catalogLayout(section: "decompositions", key: $key) { key x y }
  }
`);

const SaveCatalogLayout = graphql(`
  mutation SaveCatalogLayout($input: SaveCatalogLayoutInput!) {
    saveCatalogLayout(input: $input) { places { key x y } problems { code message path } }
  }
`);

export type DrawnRule = CatalogDrawingQuery["catalogDrawing"]["rules"][number];

export interface Drawing {
  drawn: ReadonlyMap<string, Drawn>;
  rules: readonly DrawnRule[];
  /** Nothing is known yet. */
  loading: boolean;
  refresh: () => void;
}

/** While more is asked for, what is known stays. */
export function useDrawing(keys: readonly string[]): Drawing {
  const wanted = [...new Set(keys)].toSorted().join(" ");
  const variables = useMemo(() => ({ specifications: wanted.split(" ").filter(Boolean) }), [wanted]);
  const [{ data, error }, execute] = useQuery({ query: CatalogDrawing, variables, requestPolicy: "cache-and-network" });
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  const shown = data ?? last;
  return useMemo(
    () => ({
      drawn: new Map((shown?.catalogDrawing.specifications ?? []).map((one) => [one.key, drawnOf(one)])),
      rules: shown?.catalogDrawing.rules ?? [],
      loading: shown === undefined && error === undefined,
      refresh: () => execute({ requestPolicy: "network-only" }),
    }),
    [shown, error, execute],
  );
}

const REST = 600;

/** Where people put things; kept on the server as soon as the hands rest. Null until it is known. */
export function usePlaces(key: string, readOnly: boolean): [Places | null, (places: Places) => void] {
  const client = useClient();
  const [{ data, error }] = useQuery({ query: CatalogLayout, variables: { key } });
  const [moved, setMoved] = useState<Places | null>(null);
  const known = useMemo(
    () => (data || error ? Object.fromEntries((data?.catalogLayout ?? []).map(({ key: name, x, y }) => [name, { x, y }])) : null),
    [data, error],
  );
  useEffect(() => {
    if (!moved || readOnly) return;
    const places = Object.entries(moved).map(([name, at]) => ({ key: name, x: Math.round(at.x), y: Math.round(at.y) }));
    const save = () => void client.mutation(SaveCatalogLayout, { input: { section: "decompositions", key, places } }).toPromise();
    const timer = setTimeout(save, REST);
    return () => clearTimeout(timer);
  }, [client, key, moved, readOnly]);
  return [moved ?? known, setMoved];
}
