/** What an import comes to, in numbers. */
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import classes from "~/features/imports/imports.module.css";
import type { Import } from "~/features/imports/queries";
import { formatNumber } from "~/lib/format";

export function Numbers({ job }: { job: Import }) {
  const ran = job.state === "RUNNING" || job.state === "DONE" || job.made > 0;
  const told: [string, ReactNode, number, boolean][] = [
    ["rows", <Trans key="rows">Rows</Trans>, job.rows, true],
    ["orders", <Trans key="orders">Orders</Trans>, job.orders, true],
    ["good", <Trans key="good">Good</Trans>, job.checked - job.badOrders - (ran ? 0 : job.known), !ran],
    ["made", <Trans key="made">Made</Trans>, job.made, ran],
    ["known", <Trans key="known">There before</Trans>, job.known, job.known > 0],
    ["bad", <Trans key="bad">Refused</Trans>, job.badOrders + job.failed, true],
    ["badRows", <Trans key="badRows">Rows with a fault</Trans>, job.badRows, job.badRows > 0],
  ];
  if (job.rows === 0) return null;
  return (
    <dl className={classes.numbers}>
      {told
        .filter(([, , , shown]) => shown)
        .map(([key, name, count]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd data-count={key}>{formatNumber(count)}</dd>
          </div>
        ))}
    </dl>
  );
}
