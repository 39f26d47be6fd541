/** What the designer asks besides the draft: the specifications that are drawn. */
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { type Drawn, drawnOf } from "~/features/catalog/decomposition/model/specification";
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
