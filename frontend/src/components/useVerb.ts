/** Sends a verb, tells how it went, and has what is shown asked anew. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useCallback, useState } from "react";
import { type AnyVariables, useClient } from "urql";
import type { Problem } from "~/lib/problems";

interface Answered {
  answer: { problems: readonly { code: string; message: string; path: string[] }[] };
}

export function useVerb(refresh: () => void) {
  const client = useClient();
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const send = useCallback(
    async <Data extends Answered, Variables extends AnyVariables>(
      document: TypedDocumentNode<Data, Variables>, variables: Variables, done: string,
    ): Promise<boolean> => {
      setBusy(true);
      const result = await client.mutation(document, variables).toPromise();
      setBusy(false);
      const refused: Problem[] = result.error
        ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]
        : [...(result.data?.answer.problems ?? [])];
      setProblems(refused);
      if (refused.length === 0) notifications.show({ message: done });
      refresh();
      return refused.length === 0;
    },
    [client, refresh, t],
  );
  return { send, busy, problems };
}
