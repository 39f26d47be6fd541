/** Saves definitions as files: one as its JSON, several in an archive, in the form that the command line writes. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useClient } from "urql";
import { save, zipBlob } from "~/features/flows/files";
import { ExportArchive, ExportDefinitions } from "~/features/flows/queries";

export function useExport(): (keys: readonly string[], draft: boolean) => Promise<void> {
  const { t } = useLingui();
  const client = useClient();
  return useCallback(
    async (keys, draft) => {
      const asked = { keys: [...keys], draft };
      const policy = { requestPolicy: "network-only" } as const;
      let saved = false;
      if (keys.length === 1) {
        const { data } = await client.query(ExportDefinitions, asked, policy).toPromise();
        for (const { path, text } of data?.exportDefinitions.files ?? []) {
          save(path.split("/").at(-1) ?? path, new Blob([text], { type: "application/json" }));
          saved = true;
        }
      } else {
        const { data } = await client.query(ExportArchive, asked, policy).toPromise();
        if (data) save("flows.zip", zipBlob(data.exportDefinitions.archive));
        saved = Boolean(data);
      }
      if (!saved) notifications.show({ color: "red", message: t`This could not be exported. Try again in a moment.` });
    },
    [client, t],
  );
}
