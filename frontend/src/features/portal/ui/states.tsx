/** What a page shows while it waits, when there is nothing, and when something went wrong. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { AskFailed } from "~/features/portal/lib/ask";
import type { Asked } from "~/features/portal/lib/portal";
import { Button } from "~/features/portal/ui/Button";
import classes from "~/features/portal/ui/ui.module.css";

export function Waiting({ rows = 3 }: { rows?: number }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className={classes.waiting}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

/** `page` says that there is nothing else on the page, so that this is its heading. */
export function Empty({ title, page = false, children }: { title: ReactNode; page?: boolean; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      {page ? (
        <h1>{title}</h1>
      ) : (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {children}
    </div>
  );
}

export function Failed({ error, again }: { error: AskFailed; again?: () => void }) {
  return (
    <div className={classes.problem} role="alert">
      <p>
        {error.code === "unreachable" ? (
          <Trans>We could not reach the server. Check your connection.</Trans>
        ) : error.code === "ended" ? (
          <Trans>Your visit has ended. Load the page again to go on.</Trans>
        ) : (
          <Trans>Something went wrong here.</Trans>
        )}
        {error.traceId && <small> {error.traceId}</small>}
      </p>
      {again && (
        <Button onClick={again}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}

/** What the server refused, in its words. */
export function Problems({ problems, failed }: { problems: readonly { message: string }[]; failed?: AskFailed | null }) {
  const said = [...new Set(problems.map(({ message }) => message))];
  if (failed) return <Failed error={failed} />;
  if (said.length === 0) return null;
  return (
    <ul className={classes.problem} role="alert">
      {said.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

/** Draws an answer once it is there. */
export function Answered<Data>({ asked, rows, children }: { asked: Asked<Data>; rows?: number; children: (data: Data) => ReactNode }) {
  if (asked.data) return <>{children(asked.data)}</>;
  if (asked.error) return <Failed error={asked.error} again={asked.again} />;
  return <Waiting {...(rows ? { rows } : {})} />;
}
