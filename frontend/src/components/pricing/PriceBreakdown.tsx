/** What lines cost: what they come to, then each charge with every step that made it. */
import { Trans } from "@lingui/react/macro";
import { Paged } from "~/components/Paged";
import { ChargeDetails } from "~/components/pricing/ChargeDetails";
import { PriceTotals } from "~/components/pricing/PriceTotals";
import classes from "~/components/pricing/pricing.module.css";
import type { PricedLine, Sums } from "~/lib/pricing";

export function PriceBreakdown({ lines, totals }: { lines: readonly PricedLine[]; totals: Sums }) {
  const charged = lines.filter((line) => line.charges.length > 0);
  return (
    <div>
      <PriceTotals totals={totals} />
      {charged.length === 0 && (
        <p className={classes.quiet}>
          <Trans>Nothing here is charged.</Trans>
        </p>
      )}
      <Paged
        items={charged}
        keyOf={(line) => line.number}
        render={(line) => (
          <section className={classes.line}>
            <p className={classes.name}>{line.offering?.name.text}</p>
            {line.charges.map((charge) => (
              <ChargeDetails key={`${charge.key} ${charge.chargeType}`} charge={charge} />
            ))}
          </section>
        )}
      />
    </div>
  );
}
