/** Brings a file and opens its import. */
import { useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { useClient } from "urql";
import { PrepareImport, StartImport } from "~/features/imports/queries";
import { bring } from "~/lib/files";

export function useStart(opened: (id: string) => void) {
  const client = useClient();
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const start = useCallback(
    async (file: File | null) => {
      if (!file) return;
      setBusy(true);
      setFault(null);
      const found = await begin();
      setBusy(false);
      if ("id" in found) opened(found.id);
      else setFault(found.fault || t`The server did not answer. Try again in a moment.`);

      async function begin(): Promise<{ id: string } | { fault: string }> {
        const { data, error } = await client.mutation(PrepareImport, {}).toPromise();
        const address = data?.prepareImport.address;
        if (!address || !file) return { fault: data?.prepareImport.problems[0]?.message ?? error?.message ?? "" };
        if (file.size > address.maxBytes) return { fault: t`The file is larger than ${Math.floor(address.maxBytes / 1048576)} MB.` };
        const refused = await bring(address.url, file);
        if (refused !== null) return { fault: refused };
        const answer = await client.mutation(StartImport, { input: { uploadId: address.uploadId, name: file.name } }).toPromise();
        const job = answer.data?.answer.job;
        return job ? { id: job.id } : { fault: answer.data?.answer.problems[0]?.message ?? answer.error?.message ?? "" };
      }
    },
    [client, opened, t],
  );
  return { start, busy, fault };
}
