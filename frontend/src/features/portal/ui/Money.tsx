/** Money, and sums that come once or again and again. */
import { Trans } from "@lingui/react/macro";
import classes from "~/features/portal/ui/ui.module.css";
import { formatMoney, type MoneyValue } from "~/lib/format";

/** A price by its period: month, quarter or year; once without one. */
export function Priced({ amount, kind, period }: { amount: MoneyValue; kind: string; period: string | null }) {
  const money = <b>{formatMoney(amount)}</b>;
  if (kind === "one_time") return <Trans>{money} once</Trans>;
  if (kind === "usage") return <Trans>{money} by use</Trans>;
  if (period === "year") return <Trans>{money} a year</Trans>;
  if (period === "quarter") return <Trans>{money} a quarter</Trans>;
  return <Trans>{money} a month</Trans>;
}

export function Totals({ recurring, oneTime }: { recurring: MoneyValue; oneTime: MoneyValue }) {
  return (
    <dl className={classes.totals}>
      <div>
        <dt>
          <Trans>Recurring</Trans>
        </dt>
        <dd>{formatMoney(recurring)}</dd>
      </div>
      <div>
        <dt>
          <Trans>One time</Trans>
        </dt>
        <dd>{formatMoney(oneTime)}</dd>
      </div>
    </dl>
  );
}
