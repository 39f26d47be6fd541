/** One entity of the catalog while it is edited: its draft, what was changed since, and saving it. */
import { useCallback, useState } from "react";
import { useMutation, useQuery } from "urql";
import type { Content } from "~/features/pricing/model";
import { PricedEntity, SavePrices } from "~/features/pricing/queries";
import type { Problem } from "~/lib/problems";

export function useEntity(section: string, key: string) {
  const [query, again] = useQuery({ query: PricedEntity, variables: { section, key } });
  const entity = query.data?.catalogEntity ?? null;
  const stored = (entity?.draft?.content ?? entity?.content ?? null) as Content | null;
  const [changed, setChanged] = useState<Content | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [saving, save] = useMutation(SavePrices);
  const content = changed ?? stored;
  const revision = entity?.draft?.revision ?? 0;

  const keep = useCallback(async () => {
    if (!changed) return;
    const answer = await save({ input: { section, key, content: changed, revision } });
    const payload = answer.data?.saveCatalogDraft;
    setProblems(payload?.problems ?? [{ code: "offline", message: "", path: [] }]);
    if (payload?.draft) {
      setChanged(null);
      again({ requestPolicy: "network-only" });
    }
  }, [changed, save, section, key, revision, again]);

  return {
    query, entity, content, problems, keep,
    saving: saving.fetching,
    isChanged: changed !== null,
    change: setChanged,
    discard: () => setChanged(null),
    findings: changed ? [] : (entity?.findings ?? []),
    again: () => again({ requestPolicy: "network-only" }),
  };
}

export type Editing = ReturnType<typeof useEntity>;
