/** What came back from a test: what a task would make of it, and the texts that went and came. */
import { Trans, useLingui } from "@lingui/react/macro";
import { StateMark } from "~/components/StateBadge";
import classes from "~/features/connections/connections.module.css";
import type { Sent } from "~/features/connections/queries";
import { formatNumber } from "~/lib/format";

const pretty = (value: unknown) => JSON.stringify(value, null, 2);

function Verdict({ sent }: { sent: Sent }) {
  const { t } = useLingui();
  if (sent.verdict === "done") return <StateMark state="COMPLETED" word={t`Done: a task would go on`} />;
  if (sent.verdict === "transient") return <StateMark state="WAITING" word={t`Failed for now: a task would try again`} />;
  return <StateMark state="FAILED" word={t`Failed: a task would become a fallout`} />;
}

export function TestResult({ sent }: { sent: Sent }) {
  const { t } = useLingui();
  return (
    <section className={classes.result} aria-label={t`What came back`} role="status">
      <Verdict sent={sent} />
      <dl className={classes.facts}>
        <dt>{t`Took`}</dt>
        <dd>{t`${formatNumber(sent.milliseconds)} ms`}</dd>
        {sent.code !== null && (
          <>
            <dt>{t`Error`}</dt>
            <dd>
              <code>{sent.code}</code> {sent.message}
            </dd>
          </>
        )}
        {sent.status !== null && (
          <>
            <dt>{t`HTTP status`}</dt>
            <dd>{sent.status}</dd>
          </>
        )}
        <dt>{t`Sent to`}</dt>
        <dd>
          {sent.method} {sent.address}
        </dd>
      </dl>
      <h2 className={classes.title}>
        <Trans>Sent</Trans>
      </h2>
      <pre className={classes.json}>
        {pretty(sent.request)}
      </pre>
      <h2 className={classes.title}>
        <Trans>Answer</Trans>
      </h2>
      <pre className={classes.json}>
        {pretty(sent.answer ?? sent.body ?? null)}
      </pre>
    </section>
  );
}
