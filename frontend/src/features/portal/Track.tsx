/** The way of an order in five steps; each says whether it is done, under way or to come. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconBan, IconCheck, IconCircle, IconProgress } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "~/features/portal/Portal.module.css";
import { stageOf } from "~/features/portal/stage";
import type { OrderState } from "~/graphql/graphql";
import { formatDate, formatNumber } from "~/lib/format";

interface TrackProps {
  order: {
    state: OrderState;
    submittedAt: string | null;
    completedAt: string | null;
    taskCount: number;
    openTaskCount: number;
  };
}

export function Track({ order }: TrackProps) {
  const { t } = useLingui();
  const { stage, ended } = stageOf(order.state, order.submittedAt !== null);
  const done = order.taskCount - order.openTaskCount;
  const working = stage === 3 && order.taskCount > 0;
  const steps: { name: ReactNode; fact?: ReactNode }[] = [
    { name: <Trans>Received</Trans>, fact: order.submittedAt && formatDate(order.submittedAt) },
    { name: <Trans>Checked</Trans> },
    { name: <Trans>Accepted</Trans> },
    {
      name: <Trans>Being set up</Trans>,
      fact: working && (
        <Trans>
          {formatNumber(done)} of {formatNumber(order.taskCount)} steps
        </Trans>
      ),
    },
    { name: <Trans>Ready</Trans>, fact: order.completedAt && formatDate(order.completedAt) },
  ];
  return (
    <ol className={classes.track} aria-label={t`Where your order stands`}>
      {steps.map((step, index) => {
        const status = index < stage ? "done" : index > stage ? "ahead" : ended ? "ended" : "now";
        const Icon = { done: IconCheck, now: IconProgress, ended: IconBan, ahead: IconCircle }[status];
        const words = { done: t`done`, now: t`under way`, ended: t`ended here`, ahead: t`to come` }[status];
        return (
          <li key={index} data-status={status} aria-current={status === "now" ? "step" : undefined}>
            <Icon size={18} aria-hidden />
            <span className={classes.stepName}>
              {step.name}
              <span className="visually-hidden">: {words}</span>
            </span>
            {step.fact && <span className={classes.stepFact}>{step.fact}</span>}
          </li>
        );
      })}
    </ol>
  );
}
