/** What an order costs: totals, then each charge with the steps that made it. */
import { Trans } from "@lingui/react/macro";
import { MoneyText } from "~/components/MoneyText";
import classes from "~/components/PriceBreakdown.module.css";
import { useWord } from "~/components/useWord";
import { chargeWords, periodWords } from "~/components/words";
import type { MoneyValue } from "~/lib/format";
import { formatNumber } from "~/lib/format";

export interface PricedLine {
  number: string;
  parentNumber?: string | null;
  offering: { name: { text: string } };
  charges: readonly {
    name: { text: string };
    chargeType: string;
    period: string | null;
    quantity: string;
    unit: MoneyValue;
    total: MoneyValue;
    steps: readonly { label: string; amount: MoneyValue }[];
  }[];
}

interface PriceBreakdownProps {
  lines: readonly PricedLine[];
  oneTimeTotal: MoneyValue;
  recurringTotal: MoneyValue;
}

export function PriceBreakdown({ lines, oneTimeTotal, recurringTotal }: PriceBreakdownProps) {
  const charged = lines.filter((line) => line.charges.length > 0);
  return (
    <div>
      <dl className={classes.totals}>
        <dt>
          <Trans>Recurring</Trans>
        </dt>
        <dd>
          <MoneyText value={recurringTotal} />
        </dd>
        <dt>
          <Trans>One time</Trans>
        </dt>
        <dd>
          <MoneyText value={oneTimeTotal} />
        </dd>
      </dl>
      {charged.map((line) => (
        <section key={line.number} className={classes.line}>
          <p className={classes.name}>{line.offering.name.text}</p>
          {line.charges.map((charge, index) => (
            <Charge key={index} charge={charge} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Charge({ charge }: { charge: PricedLine["charges"][number] }) {
  const word = useWord();
  const kind = charge.period ? word(periodWords, charge.period) : word(chargeWords, charge.chargeType);
  return (
    <details className={classes.charge}>
      <summary>
        <span>
          {charge.name.text} <small>{kind}</small>
        </span>
        <MoneyText value={charge.total} />
      </summary>
      <ul>
        {charge.steps.map((step, index) => (
          <li key={index}>
            <span>{step.label}</span>
            <MoneyText value={step.amount} />
          </li>
        ))}
        <li>
          <span>
            <Trans>Quantity</Trans>
          </span>
          <span>× {formatNumber(charge.quantity)}</span>
        </li>
      </ul>
    </details>
  );
}
