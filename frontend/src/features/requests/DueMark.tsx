/** Until when a request is to be resolved: late, soon, or with time left; nothing while the customer has the word. */
import { Trans } from "@lingui/react/macro";
import { IconAlarm, IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import classes from "~/features/requests/requests.module.css";
import { formatAgo, formatDateTime } from "~/lib/format";

const SOON_MS = 2 * 3600 * 1000;
const TICK_MS = 60_000;

export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function DueMark({ dueAt }: { dueAt: string | null }) {
  const now = useNow();
  if (!dueAt) return <span className={classes.dim}>–</span>;
  const left = new Date(dueAt).getTime() - now;
  const tone = left < 0 ? "bad" : left < SOON_MS ? "warn" : "neutral";
  const Icon = { bad: IconAlertTriangle, warn: IconAlarm, neutral: IconClock }[tone];
  return (
    <span className={classes.due} data-tone={tone} title={formatDateTime(dueAt)}>
      <Icon size={14} aria-hidden />
      {left < 0 ? <Trans>late, was due {formatAgo(dueAt, now)}</Trans> : <Trans>due {formatAgo(dueAt, now)}</Trans>}
    </span>
  );
}
