/** The way of an order in five steps; each says whether it is done, under way or to come. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { TrackedOrder } from "~/features/portal/orders/OrderPage";
import classes from "~/features/portal/orders/way.module.css";
import { wayOf } from "~/features/portal/orders/stage";
import { formatDate, formatNumber } from "~/lib/format";

const marks = { done: "✓", now: "●", ended: "✕", ahead: "○" } as const;

export function Way({ order }: { order: TrackedOrder }) {
  const { t } = useLingui();
  const { at, ended } = wayOf(order.stage);
  const working = at === 3 && order.steps > 0 && !ended;
  const steps: { name: ReactNode; fact?: ReactNode }[] = [
    { name: <Trans>Received</Trans>, fact: order.sentAt && formatDate(order.sentAt) },
    { name: <Trans>Checked</Trans> },
    { name: <Trans>Accepted</Trans> },
    {
      name: <Trans>Being set up</Trans>,
      fact: working && (
        <Trans>
          {formatNumber(order.stepsDone)} of {formatNumber(order.steps)} steps
        </Trans>
      ),
    },
    { name: <Trans>Ready</Trans>, fact: order.doneAt ? formatDate(order.doneAt) : !ended && order.expectedAt && formatDate(order.expectedAt) },
  ];
  return (
    <ol className={classes.way} aria-label={t`Where your order stands`}>
      {steps.map((step, index) => {
        const status = index < at ? "done" : index > at ? "ahead" : ended ? "ended" : "now";
        const words = { done: t`done`, now: t`under way`, ended: t`ended here`, ahead: t`to come` }[status];
        return (
          <li key={index} data-status={status} aria-current={status === "now" ? "step" : undefined}>
            <span aria-hidden className={classes.mark}>
              {marks[status]}
            </span>
            <span className={classes.name}>
              {step.name}
              <span className="visually-hidden">: {words}</span>
            </span>
            {step.fact && <span className={classes.fact}>{step.fact}</span>}
          </li>
        );
      })}
    </ol>
  );
}
