/** How the last calls of an operation went, and which flows call it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { StateMark } from "~/components/StateBadge";
import { When } from "~/components/When";
import classes from "~/features/connections/connections.module.css";
import type { OperationRecord } from "~/features/connections/queries";
import { formatNumber } from "~/lib/format";

export function CallsPanel({ operation }: { operation: OperationRecord | undefined }) {
  const { t } = useLingui();
  const state = operation?.state;
  return (
    <>
      {state ? (
        <>
          <p className={classes.figures} role="status">
            <StateMark state="COMPLETED" word={t`${formatNumber(state.done)} done`} />
            {state.failed > 0 && <StateMark state="FAILED" word={t`${formatNumber(state.failed)} failed`} />}
            {state.p95 !== null && (
              <span>
                <Trans>95 of 100 within {formatNumber(state.p95)} ms</Trans>
              </span>
            )}
          </p>
          <table className={classes.calls}>
            <thead>
              <tr>
                <th scope="col">{t`When`}</th>
                <th scope="col">{t`Result`}</th>
                <th scope="col">{t`What was said`}</th>
                <th scope="col" className={classes.end}>{t`Milliseconds`}</th>
              </tr>
            </thead>
            <tbody>
              {operation?.calls.map((call, at) => (
                <tr key={`${call.at}:${at}`}>
                  <td>
                    <When at={call.at} />
                  </td>
                  <td>
                    {call.code === null ? (
                      <StateMark state="COMPLETED" word={t`Done`} />
                    ) : (
                      <StateMark state={call.transient ? "WAITING" : "FAILED"} word={call.transient ? t`May be tried again` : t`Failed`} />
                    )}
                    {call.tried && <span className={classes.dim}> {t`test`}</span>}
                  </td>
                  <td>{call.code === null ? "–" : `${call.code}: ${call.message ?? ""}`}</td>
                  <td className={classes.end}>{formatNumber(call.milliseconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className={classes.first}>
          <Trans>It was not called yet.</Trans>
        </p>
      )}
      <h2 className={classes.title}>
        <Trans>Called by</Trans>
      </h2>
      {operation && operation.uses.length > 0 ? (
        <ul className={classes.rows}>
          {operation.uses.map((use) => (
            <li key={`${use.flowKey}:${use.node}:${use.draft}`}>
              <Link to={`/flows/${use.flowKey}` as string}>{use.flowName.text}</Link>{" "}
              <span className={classes.dim}>
                {use.node}
                {use.draft && ` · ${t`draft`}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.dim}>
          <Trans>No flow calls it yet.</Trans>
        </p>
      )}
    </>
  );
}
