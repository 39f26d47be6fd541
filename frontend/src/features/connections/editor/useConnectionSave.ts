/** Saves the connection as a whole; a refusal loses nothing. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import type { Connection } from "~/features/connections/model/connection";
import { SaveConnection } from "~/features/connections/queries";
import type { Problem } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

export function useConnectionSave(edits: Edits<Connection>, refresh: () => void) {
  const { t } = useLingui();
  const [refusal, setRefusal] = useState<{ of: Connection; problems: readonly Problem[] } | null>(null);
  const [stale, setStale] = useState(false);
  const [saving, send] = useMutation(SaveConnection);

  const save = async () => {
    if (!edits.changed || saving.fetching) return;
    const content = edits.value;
    const answer = await send({ input: { content, version: edits.base } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; your edits are still here.`, path: [] }]
      : (answer.data?.saveConnection.problems ?? []);
    const saved = answer.data?.saveConnection.connection;
    const overtaken = refused.some(({ code }) => code === "stale_version");
    setStale(overtaken);
    setRefusal({ of: content, problems: refused.filter(({ code }) => code !== "stale_version") });
    if (saved) {
      edits.saved(content, saved.version);
      notifications.show({ message: t`Saved; calls from now on go this way` });
    }
    if (saved || overtaken) refresh();
  };
  return { busy: saving.fetching, problems: refusal?.problems ?? [], stale, save };
}
