/** What the selection costs now and when it may be done; while an answer is under way, the last one stays. */
import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { IconCalendarEvent } from "@tabler/icons-react";
import classes from "~/components/configurator/configurator.module.css";
import type { Configured, Estimate, PricedLine } from "~/components/configurator/model";
import { formatDate, formatMoney } from "~/lib/format";

export function PriceSummary({ configured }: { configured: Configured | null }) {
  const price = configured?.price;
  return (
    <div className={classes.stale}>
      {price ? (
        <>
          <dl className={classes.totals}>
            <dt>
              <Trans>Recurring</Trans>
            </dt>
            <dd>{formatMoney(price.recurringTotal)}</dd>
            <dt>
              <Trans>One time</Trans>
            </dt>
            <dd>{formatMoney(price.oneTimeTotal)}</dd>
          </dl>
          {price.lines.map((line) => (
            <LineCharges key={line.number} line={line} />
          ))}
        </>
      ) : (
        <p className={classes.note}>
          <Trans>The price shows when the questions that decide it are answered.</Trans>
        </p>
      )}
      {configured?.promisedDateEstimate && <EstimateLine estimate={configured.promisedDateEstimate} />}
    </div>
  );
}

/** How often: these words are the configurator's own, since customers' pages have no others. */
function Often({ charge }: { charge: PricedLine["charges"][number] }) {
  switch (charge.period?.toLowerCase() ?? charge.chargeType.toLowerCase()) {
    case "month":
      return <Trans>a month</Trans>;
    case "quarter":
      return <Trans>a quarter</Trans>;
    case "year":
      return <Trans>a year</Trans>;
    case "usage":
      return <Trans>by use</Trans>;
    default:
      return <Trans>once</Trans>;
  }
}

function LineCharges({ line }: { line: PricedLine }) {
  return (
    <section className={classes.charges}>
      <p className={classes.partName}>{line.name}</p>
      {line.charges.map((charge) => (
        <p key={`${charge.key} ${charge.chargeType}`} className={classes.charge}>
          <span>
            {charge.name.text} <small>
              <Often charge={charge} />
            </small>
          </span>
          <span className={classes.amount}>{formatMoney(charge.total)}</span>
        </p>
      ))}
    </section>
  );
}

export function EstimateLine({ estimate }: { estimate: Estimate }) {
  useLingui();
  const { samples } = estimate;
  const likely = formatDate(estimate.likely);
  const late = formatDate(estimate.late);
  return (
    <div className={classes.estimate}>
      <p className={classes.estimateDate}>
        <IconCalendarEvent size={16} aria-hidden />
        {likely === late ? <Trans>Ready about {likely}</Trans> : <Trans>Ready between {likely} and {late}</Trans>}
      </p>
      <p className={classes.note}>
        {estimate.basis === "history" ? (
          <Trans>Of the last {samples} like it, half were done by the first date and nine of ten by the second.</Trans>
        ) : (
          <Trans>From the planned time of its tasks; there is no history of it yet.</Trans>
        )}
      </p>
    </div>
  );
}
