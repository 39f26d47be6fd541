/** Where people put what is drawn: kept on the server as soon as the hands rest, and taken back like any other step. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Client, useClient, useQuery } from "urql";
import type { Places } from "~/features/catalog/decomposition/model/layout";
import type { Aside } from "~/features/catalog/record/useSteps";
import { graphql } from "~/graphql";

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

const REST = 600;

export interface Arrangement {
  /** Null until it is known; empty as long as nobody moved anything. */
  places: Places | null;
  /** A step that can be taken back; those with the same `merge` in a row are one. */
  move: (places: Places, merge?: string) => void;
  /** No step of its own. */
  put: (places: Places) => void;
}

async function save(client: Client, key: string, moved: Places): Promise<void> {
  const places = Object.entries(moved).map(([name, at]) => ({ key: name, x: Math.round(at.x), y: Math.round(at.y) }));
  await client.mutation(SaveCatalogLayout, { input: { section: "decompositions", key, places } }).toPromise();
  await client.query(CatalogLayout, { key }, { requestPolicy: "network-only" }).toPromise();
}

export function useArrangement(key: string, { drawn, readOnly }: { drawn: boolean; readOnly: boolean }, did: (aside: Aside) => void): Arrangement | null {
  const client = useClient();
  const [{ data, error }] = useQuery({ query: CatalogLayout, variables: { key }, pause: !drawn });
  const [moved, setMoved] = useState<Places | null>(null);
  const known = useMemo<Places | null>(
    () => (data || error ? Object.fromEntries((data?.catalogLayout ?? []).map(({ key: name, x, y }) => [name, { x, y }])) : null),
    [data, error],
  );
  const unsaved = useRef<Places | null>(null);
  const put = useCallback(
    (places: Places) => {
      unsaved.current = readOnly ? null : places;
      setMoved(places);
    },
    [readOnly],
  );
  const flush = useCallback(() => {
    if (unsaved.current) void save(client, key, unsaved.current);
    unsaved.current = null;
  }, [client, key]);
  useEffect(() => {
    if (!moved) return;
    const timer = setTimeout(flush, REST);
    return () => clearTimeout(timer);
  }, [moved, flush]);
  useEffect(() => flush, [flush]);
  const places = moved ?? known;
  const move = useCallback(
    (next: Places, merge?: string) => {
      const before = places ?? {};
      put(next);
      did({ undo: () => put(before), redo: () => put(next), merge });
    },
    [places, put, did],
  );
  return useMemo(() => (drawn ? { places, move, put } : null), [drawn, places, move, put]);
}
