/** The versions of the opened flow, and what becomes of them. */
import { useCallback } from "react";
import { useQuery } from "urql";
import { DefinitionVersions } from "~/components/definitions/documents";
import { useStudio } from "~/features/studio/store";

export function useVersions() {
  const key = useStudio((studio) => studio.key);
  const [query, execute] = useQuery({ query: DefinitionVersions, variables: { key } });
  const reload = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  return { definition: query.data?.definition ?? null, query, reload };
}
