/** How far an import is: a bar with its numbers in words. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Progress as Bar } from "@mantine/core";
import type { Import, ListedImport } from "~/features/imports/queries";
import { formatNumber } from "~/lib/format";

type Told = Pick<ListedImport, "state" | "rows" | "orders" | "badOrders" | "checked" | "made" | "known" | "failed">;

/** Orders done of those that are to be done in this stage; no total while the file is still being read. */
export function stage(job: Told): { done: number; total: number } {
  if (job.state === "CHECKING") return { done: job.checked, total: job.orders };
  return { done: job.made + job.failed, total: Math.max(0, job.checked - job.badOrders) };
}

export function Progress({ job }: { job: Told | Import }) {
  const { t } = useLingui();
  const { done, total } = stage(job);
  const reading = job.state === "CHECKING" && job.orders === 0;
  const rows = formatNumber(job.rows);
  return (
    <div role="status">
      <Bar value={reading ? 100 : total ? (100 * done) / total : 0} animated={reading} aria-label={t`Progress`} size="lg" />
      {reading ? (
        <Trans>Reading: {rows} rows so far</Trans>
      ) : job.state === "CHECKING" ? (
        <Trans>
          Checked {formatNumber(done)} of {formatNumber(total)} orders
        </Trans>
      ) : (
        <Trans>
          {formatNumber(done)} of {formatNumber(total)} orders
        </Trans>
      )}
    </div>
  );
}
