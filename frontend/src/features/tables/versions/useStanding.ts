/** How the table stands besides its rules: whether a draft waits for a second person, and whether it is retired. */
import { useEffect } from "react";
import { useQuery, useSubscription } from "urql";
import { TableDraftChanged } from "~/features/tables/queries";
import { type Standing, TableStanding } from "~/features/tables/versions/queries";

export interface Stands {
  standing: Standing | null;
  /** A draft that waits for a second person is frozen until they have looked at it. */
  waits: boolean;
  refresh: () => void;
}

export function useStanding(key: string): Stands {
  const [{ data }, execute] = useQuery({ query: TableStanding, variables: { key }, requestPolicy: "cache-and-network" });
  const [{ data: news }] = useSubscription({ query: TableDraftChanged, variables: { key } });
  useEffect(() => {
    if (news) execute({ requestPolicy: "network-only" });
  }, [news, execute]);
  const standing = data?.definition ?? null;
  return { standing, waits: standing?.draft?.state === "IN_REVIEW", refresh: () => execute({ requestPolicy: "network-only" }) };
}
