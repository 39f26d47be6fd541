/** What prices come to: each period, once, taxes, and over the whole contract. */
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { MoneyText } from "~/components/MoneyText";
import classes from "~/components/pricing/pricing.module.css";
import { useWord } from "~/components/useWord";
import { periodWords } from "~/components/words";
import type { MoneyValue } from "~/lib/format";
import { isNothing, type Sums } from "~/lib/pricing";

export function PriceTotals({ totals }: { totals: Sums }) {
  const word = useWord();
  const [only] = totals.periods;
  const several = totals.periods.length > 1;
  const lasting = !isNothing(totals.arr);
  return (
    <>
      <dl className={classes.totals}>
        <Total label={only && !several ? <><Trans>Recurring</Trans> <small>{word(periodWords, only.period)}</small></> : <Trans>Recurring</Trans>} money={totals.recurring} />
        {several &&
          totals.periods.map((one) => <Minor key={one.period} label={word(periodWords, one.period)} money={one.amount} />)}
        {!isNothing(totals.recurringTax) && <Minor label={<Trans>and tax</Trans>} money={totals.recurringTax} />}
        <Total label={<Trans>One time</Trans>} money={totals.oneTime} />
        {!isNothing(totals.oneTimeTax) && <Minor label={<Trans>and tax</Trans>} money={totals.oneTimeTax} />}
      </dl>
      {lasting && (
        <dl className={classes.lasting}>
          <Figure label={<Trans>A month</Trans>} money={totals.mrr} />
          <Figure label={<Trans>A year</Trans>} money={totals.arr} />
          <Figure label={<Trans>Whole contract</Trans>} money={totals.tcv} />
        </dl>
      )}
    </>
  );
}

function Total({ label, money }: { label: ReactNode; money: MoneyValue }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <MoneyText value={money} />
      </dd>
    </>
  );
}

function Minor({ label, money }: { label: ReactNode; money: MoneyValue }) {
  return (
    <>
      <dt className={classes.minor}>{label}</dt>
      <dd className={classes.minor}>
        <MoneyText value={money} />
      </dd>
    </>
  );
}

function Figure({ label, money }: { label: ReactNode; money: MoneyValue }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <MoneyText value={money} />
      </dd>
    </div>
  );
}
