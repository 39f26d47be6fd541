/** After the dry run: all orders or those without a fault, and then they are made. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Radio } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import classes from "~/features/imports/imports.module.css";
import { type Import, RunImport } from "~/features/imports/queries";
import { useReport } from "~/features/imports/Report";
import { formatNumber } from "~/lib/format";

export function Checked({ job, back }: { job: Import; back: () => void }) {
  const { t } = useLingui();
  const [whole, setWhole] = useState(job.badOrders === 0);
  const [{ fetching, data }, run] = useMutation(RunImport);
  const { fetch, fault } = useReport(job);
  const good = job.checked - job.badOrders - job.known;
  const bad = job.badOrders;
  return (
    <>
      <Radio.Group label={t`What is made`} value={whole ? "whole" : "valid"} onChange={(value) => setWhole(value === "whole")}>
        <Radio
          mt="xs"
          value="valid"
          label={t`Orders without a fault`}
          description={bad > 0 ? t`${formatNumber(good)} are made, ${formatNumber(bad)} are left out and told in the report.` : t`Each order for itself: one that is refused later keeps no other from being made.`}
        />
        <Radio
          mt="xs"
          value="whole"
          disabled={bad > 0}
          label={t`All or nothing`}
          description={bad > 0 ? t`Not possible while orders are refused: mend the file and try again.` : t`When one order is refused after all, none is made.`}
        />
      </Radio.Group>
      <ProblemList problems={data?.answer.problems ?? []} />
      <div className={classes.actions}>
        <Button loading={fetching} disabled={good === 0} onClick={() => void run({ input: { importId: job.id, whole } })}>
          {job.submit ? (
            <Plural value={good} one="Make and submit # order" other="Make and submit # orders" />
          ) : (
            <Plural value={good} one="Make # draft" other="Make # drafts" />
          )}
        </Button>
        <Button variant="default" onClick={back}>
          <Trans>Change columns</Trans>
        </Button>
        {job.badRows > 0 && (
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void fetch(true)}>
            <Trans>Download rows with a fault</Trans>
          </Button>
        )}
        {fault && <span role="alert">{fault}</span>}
      </div>
    </>
  );
}
