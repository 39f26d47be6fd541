/** What keeps a line from being decomposed as the catalog has it, and what did: each with its place. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import classes from "~/components/why/why.module.css";
import { faultState, faultWords } from "~/components/why/words";
import type { WhyFaultFragment } from "~/graphql/graphql";

interface FaultsProps {
  faults: readonly WhyFaultFragment[];
  onOpen: (domainOrder: string) => void;
}

export function Faults({ faults, onOpen }: FaultsProps) {
  const { t } = useLingui();
  const word = useWord();
  if (faults.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t`What is wrong`}>
      <h3>
        <Trans>What is wrong</Trans>
      </h3>
      <ul className={classes.targets}>
        {faults.map((one) => (
          <li key={one.id} className={classes.target}>
            <div className={classes.head}>
              <StateMark state={faultState[one.state] ?? "FAILED"} word={word(faultWords, one.state)} />
              {one.line && (
                <span className={classes.dim}>
                  <Trans>Line {one.line.number}</Trans>
                </span>
              )}
            </div>
            <p>{one.message}</p>
            {one.path.length > 0 && <code className={classes.rule}>{one.path.join(" › ")}</code>}
            {one.domainOrder ? (
              <p>
                <Anchor component="button" type="button" size="sm" onClick={() => onOpen(one.domainOrder?.id ?? "")}>
                  {one.domainOrder.specification.name.text} ({one.domainOrder.number})
                </Anchor>
              </p>
            ) : (
              one.state === "OPEN" && (
                <p className={classes.dim}>
                  <Trans>Nothing was made of it; it waits in fallout until it is mended or waived.</Trans>
                </p>
              )
            )}
            <p className={classes.dim}>
              {one.foundAt && <When at={one.foundAt} exact />}
              {one.resolvedAt && (
                <>
                  {" "}
                  – <When at={one.resolvedAt} exact />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
