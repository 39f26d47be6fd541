/** One charge: its amount, and on request every step from the list price to it, its term, tiers and taxes. */
import { Trans, useLingui } from "@lingui/react/macro";
import { MoneyText } from "~/components/MoneyText";
import classes from "~/components/pricing/pricing.module.css";
import { useWord } from "~/components/useWord";
import { chargeWords, periodWords } from "~/components/words";
import { formatMoney, formatNumber } from "~/lib/format";
import { type Charge, formatChange, formatRate, isNothing, type Step, telling } from "~/lib/pricing";

export function ChargeDetails({ charge, open }: { charge: Charge; open?: boolean }) {
  const word = useWord();
  const kind = charge.period ? word(periodWords, charge.period) : word(chargeWords, charge.chargeType);
  return (
    <details className={classes.charge} open={open}>
      <summary>
        <span>
          {charge.name.text} <small>{kind}</small>
          {charge.steps.some((step) => step.operation === "manual") && (
            <small className={classes.agreed}>
              <Trans>agreed</Trans>
            </small>
          )}
        </span>
        {charge.unitName ? <Rate charge={charge} /> : <MoneyText value={charge.total} />}
      </summary>
      <table className={classes.steps}>
        <tbody>
          {telling(charge.steps).map((step, at) => (
            <StepRow key={at} step={step} first={at === 0} />
          ))}
        </tbody>
      </table>
      <Later charge={charge} />
      <Tiers charge={charge} />
      {charge.taxes.map((tax, at) => (
        <p key={at} className={classes.extra}>
          <span>
            {tax.name.text.includes("%") ? tax.name.text : `${tax.name.text} (${formatNumber(tax.rate)} %)`}
          </span>
          <MoneyText value={tax.amount} />
        </p>
      ))}
    </details>
  );
}

function Rate({ charge }: { charge: Charge }) {
  const { t } = useLingui();
  const rate = formatRate(charge.unit);
  return <span className={classes.rate}>{charge.tiers.length > 0 ? t`by tier` : `${rate} / ${charge.unitName}`}</span>;
}

function StepRow({ step, first }: { step: Step; first: boolean }) {
  return (
    <tr>
      <th scope="row">
        {step.label}
        {step.kind === "percent" && ` (${formatNumber(step.value)} %)`}
        {(step.reason ?? step.table) && (
          <span className={classes.why}>
            {step.reason ? <Because step={step} /> : <Trans>by table {step.table}</Trans>}
          </span>
        )}
      </th>
      <td>{first ? "" : formatChange(step.change)}</td>
      <td>{formatRate(step.amount)}</td>
    </tr>
  );
}

function Because({ step }: { step: Step }) {
  return step.by ? (
    <Trans>
      {step.reason}, by {step.by}
    </Trans>
  ) : (
    step.reason
  );
}

/** What later periods cost where that differs. */
function Later({ charge }: { charge: Charge }) {
  const later = charge.phases.slice(1);
  if (later.length === 0 && charge.termMonths === null) return null;
  return (
    <>
      {later.map((phase) => (
        <p key={phase.fromMonth} className={classes.extra}>
          <span>
            <Trans>From month {phase.fromMonth}</Trans>
          </span>
          <MoneyText value={phase.amount} />
        </p>
      ))}
      {charge.termMonths !== null && (
        <p className={classes.extra}>
          <Trans>Contract of {charge.termMonths} months</Trans>
        </p>
      )}
    </>
  );
}

function Tiers({ charge }: { charge: Charge }) {
  if (!charge.unitName) return null;
  return charge.tiers.map((tier) => {
    const flat = tier.flat && !isNothing(tier.flat) ? formatMoney(tier.flat) : null;
    return (
      <p key={tier.above} className={classes.extra}>
        <span>
          <Trans>
            Above {formatNumber(tier.above)} {charge.unitName}
          </Trans>
        </span>
        <span>
          {formatRate(tier.amount)}
          {flat && ` + ${flat}`}
        </span>
      </p>
    );
  });
}
