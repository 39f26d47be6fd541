/** The report of an import, as a file: all rows, or those with a fault. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "urql";
import classes from "~/features/imports/imports.module.css";
import { FetchImportReport, type Import } from "~/features/imports/queries";
import { download } from "~/lib/files";

export function useReport(job: Import) {
  const client = useClient();
  const { t } = useLingui();
  const [fault, setFault] = useState<string | null>(null);
  const fetch = async (bad: boolean) => {
    const { data, error } = await client.mutation(FetchImportReport, { input: { importId: job.id, bad } }).toPromise();
    const url = data?.fetchImportReport.address?.url;
    if (url) download(url, "");
    setFault(url ? null : (data?.fetchImportReport.problems[0]?.message ?? error?.message ?? t`The server did not answer.`));
  };
  return { fetch, fault };
}

export function Report({ job }: { job: Import }) {
  const { fetch, fault } = useReport(job);
  return (
    <div className={classes.actions}>
      <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void fetch(false)}>
        <Trans>Download the report</Trans>
      </Button>
      {job.badRows > 0 && (
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void fetch(true)}>
          <Trans>Rows with a fault only</Trans>
        </Button>
      )}
      {fault && <span role="alert">{fault}</span>}
    </div>
  );
}
