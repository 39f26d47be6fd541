/** One relationship of a domain order: what became of it, and why, in plain words. */
import { Plural, Trans } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { RuleCode, ValuesRead, WaitsFor } from "~/components/why/Parts";
import classes from "~/components/why/why.module.css";
import { outcomeState, outcomeWords, reasonWords } from "~/components/why/words";
import type { WhyTargetFragment } from "~/graphql/graphql";

interface TargetProps {
  target: WhyTargetFragment;
  onOpen: (domainOrder: string) => void;
}

export function TargetCard({ target, onOpen }: TargetProps) {
  return (
    <li className={classes.target}>
      <div className={classes.head}>
        <strong>{target.target.name.text}</strong>
        <OutcomeMark target={target} />
      </div>
      <Reasons target={target} />
      {target.domainOrders.length > 0 && (
        <p>
          {target.domainOrders.map((one) => (
            <Anchor key={one.id} component="button" type="button" size="sm" mr="xs" onClick={() => onOpen(one.id)}>
              {one.number}
            </Anchor>
          ))}
          {target.made > target.domainOrders.length && (
            <span className={classes.dim}>
              <Plural value={target.made - target.domainOrders.length} one="and # more" other="and # more" />
            </span>
          )}
        </p>
      )}
    </li>
  );
}

/** It waited, and somebody gave it up. */
const isDropped = (target: WhyTargetFragment): boolean => target.outcome === "DEFER" && target.deferral?.state === "DROPPED";

export function OutcomeMark({ target }: { target: WhyTargetFragment }) {
  const word = useWord();
  return isDropped(target) ? (
    <StateBadge state="DROPPED" />
  ) : (
    <StateMark state={outcomeState[target.outcome] ?? "DRAFT"} word={word(outcomeWords, target.outcome)} />
  );
}

/** The verdict in words, with the rule, what it read, and who or what gave the answers. */
export function Reasons({ target }: { target: WhyTargetFragment }) {
  const word = useWord();
  const dropped = isDropped(target);
  const waits = target.outcome === "DEFER" && target.deferral ? target.deferral.awaits : [];
  const by = target.cause?.by ?? "";
  return (
    <>
      <p>
        {dropped ? <Trans>It was given up: {target.deferral?.reason ?? ""}</Trans> : word(reasonWords, target.reason)}
      </p>
      {!dropped && <WaitsFor values={waits} />}
      <RuleCode rule={target.rule} />
      <ValuesRead read={target.read} />
      <p className={classes.dim}>
        <Trans>Round {target.round}</Trans> · <When at={target.decidedAt} exact />
        {by && (
          <>
            {" "}
            · <Trans>after an answer or decision by {by}</Trans>
          </>
        )}
        {target.earlier.length > 0 && (
          <>
            {" "}
            · <Trans>it waited before that</Trans>
          </>
        )}
      </p>
    </>
  );
}
