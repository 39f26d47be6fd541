/** What is known of a fallout: where, since when, with what error and what data. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { falloutTypeWords } from "~/components/words";
import classes from "~/features/fallout/fallout.module.css";
import type { Fallout } from "~/features/fallout/queries";

function Fact(props: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

export function FalloutFacts({ fallout }: { fallout: Fallout }) {
  const { t } = useLingui();
  const word = useWord();
  return (
    <>
      <section aria-label={t`What happened`}>
        <h2>
          <Trans>What happened</Trans>
        </h2>
        <dl className={classes.facts}>
          <Fact label={<Trans>Order</Trans>}>
            <Link to={`/orders/${fallout.order.number}` as string}>{fallout.order.number}</Link> · {fallout.order.account.name}
          </Fact>
          {fallout.task && (
            <Fact label={<Trans>Task</Trans>}>
              <Link to={`/work/${fallout.task.number}` as string}>{fallout.task.number}</Link> · {fallout.task.name.text}{" "}
              <StateBadge state={fallout.task.state} />
            </Fact>
          )}
          <Fact label={<Trans>Kind</Trans>}>{word(falloutTypeWords, fallout.type)}</Fact>
          <Fact label={<Trans>Since</Trans>}>
            <When at={fallout.createdAt} exact />
          </Fact>
          {fallout.closedAt && (
            <Fact label={<Trans>Closed</Trans>}>
              <When at={fallout.closedAt} exact />
            </Fact>
          )}
          <Fact label={<Trans>Attempts</Trans>}>{fallout.attempts}</Fact>
          <Fact label={<Trans>Error</Trans>}>
            {fallout.errorMessage ?? "–"} {fallout.errorCode && <code>{fallout.errorCode}</code>}
          </Fact>
          <Fact label={<Trans>Group</Trans>}>{fallout.group?.name.text ?? "–"}</Fact>
          <Fact label={<Trans>Taken by</Trans>}>{fallout.assignee?.name ?? <Trans>nobody yet</Trans>}</Fact>
        </dl>
      </section>
      <section aria-label={t`Data`}>
        <h2>
          <Trans>Data that was sent</Trans>
        </h2>
        <pre className={classes.payload}>{JSON.stringify(fallout.task?.input ?? null, null, 2)}</pre>
        {fallout.payload != null && (
          <>
            <h2>
              <Trans>What is known of the failure</Trans>
            </h2>
            <pre className={classes.payload}>{JSON.stringify(fallout.payload, null, 2)}</pre>
          </>
        )}
      </section>
    </>
  );
}
