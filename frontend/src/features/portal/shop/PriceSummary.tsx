/** What the choice costs, charge by charge, and when it may be ready. */
import { Trans } from "@lingui/react/macro";
import type { Configured } from "~/components/configurator/model";
import classes from "~/features/portal/shop/shop.module.css";
import { Button } from "~/features/portal/ui/Button";
import { Priced, Totals } from "~/features/portal/ui/Money";
import ui from "~/features/portal/ui/ui.module.css";
import { formatDate } from "~/lib/format";

export function PriceSummary({ configured, failed, again }: { configured: Configured | null; failed: boolean; again: () => void }) {
  const price = configured?.price;
  const estimate = configured?.promisedDateEstimate;
  return (
    <>
      <h2>
        <Trans>Price</Trans>
      </h2>
      {failed && (
        <p role="alert">
          <Trans>We could not reach the server.</Trans>{" "}
          <Button look="quiet" onClick={again}>
            <Trans>Try again</Trans>
          </Button>
        </p>
      )}
      {price ? (
        <>
          <ul>
            {price.lines
              .filter((line) => line.charges.length > 0)
              .map((line) => (
                <li key={line.number}>
                  {price.lines.length > 1 && <strong>{line.name}</strong>}
                  {line.charges.map((charge) => (
                    <span key={charge.name.text} className={classes.charge}>
                      <span>{charge.name.text}</span>
                      <span>
                        <Priced amount={charge.total} kind={charge.chargeType.toLowerCase()} period={charge.period} />
                      </span>
                    </span>
                  ))}
                </li>
              ))}
          </ul>
          <Totals recurring={price.recurringTotal} oneTime={price.oneTimeTotal} />
        </>
      ) : (
        <p className={ui.facts}>
          <Trans>The price appears once your choices go together.</Trans>
        </p>
      )}
      {estimate && (
        <p className={ui.facts}>
          <Trans>Likely ready by {formatDate(estimate.likely)}</Trans>
        </p>
      )}
    </>
  );
}
