/** Asks the server for something to become of a version, and takes over what it made of it. */
import type { DocumentInput } from "@urql/core";
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { useClient } from "urql";
import { useStudio } from "~/features/studio/store";
import { useVersions } from "~/features/studio/versions/useVersions";
import type { Problem } from "~/lib/problems";

type Payload = { problems: readonly Problem[] };
type Ask = <V extends { input: object }, D extends object>(document: DocumentInput<D, V>, input: V["input"]) => Promise<readonly Problem[]>;

/** The problems; none when it was done, and the studio has what the server has. */
export function useAsk(): Ask {
  const { t } = useLingui();
  const client = useClient();
  const refresh = useStudio((studio) => studio.refresh);
  const { reload } = useVersions();
  return useCallback(
    async (document, input) => {
      const { data, error } = await client.mutation(document as never, { input } as never).toPromise();
      if (!data) return [{ code: "unavailable", message: error?.graphQLErrors[0]?.message ?? t`The server did not answer; look at the versions before you try again.`, path: [] }];
      const { problems } = Object.values(data as Record<string, Payload>)[0] ?? { problems: [] };
      if (problems.length === 0) {
        await refresh();
        reload();
      }
      return problems;
    },
    [client, refresh, reload, t],
  );
}
