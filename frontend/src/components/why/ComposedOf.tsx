/** What a domain order is composed of, without an order of its own: each part that is there, missing or waiting, and why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { RuleCode, ValuesRead, WaitsFor } from "~/components/why/Parts";
import classes from "~/components/why/why.module.css";
import { outcomeState, partWords, reasonWords } from "~/components/why/words";
import type { WhyOfPartFragment } from "~/graphql/graphql";

export function ComposedOf({ parts }: { parts: readonly WhyOfPartFragment[] }) {
  const { t } = useLingui();
  const word = useWord();
  if (parts.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t`What it is composed of`}>
      <h3>
        <Trans>What it is composed of</Trans>
      </h3>
      <ul className={classes.targets}>
        {parts.map((one) => (
          <li key={one.relationship} className={classes.target}>
            <div className={classes.head}>
              <strong>
                {one.target.name.text}
                {one.quantity !== null && ` × ${Number(one.quantity)}`}
              </strong>
              <StateMark state={outcomeState[one.outcome] ?? "DRAFT"} word={word(partWords, one.outcome)} />
            </div>
            <p>{word(reasonWords, one.reason)}</p>
            <WaitsFor values={one.awaits} />
            <RuleCode rule={one.rule} />
            <ValuesRead read={one.read} />
          </li>
        ))}
      </ul>
    </section>
  );
}
