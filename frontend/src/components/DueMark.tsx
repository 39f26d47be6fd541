/** Until when something is to be done: late, soon, or with time left; nothing where there is no date. */
import { Trans } from "@lingui/react/macro";
import { IconAlarm, IconAlertTriangle, IconClock } from "@tabler/icons-react";
import classes from "~/components/DueMark.module.css";
import { useNow } from "~/components/useNow";
import { formatAgo, formatDateTime } from "~/lib/format";

const SOON_MS = 2 * 3600 * 1000;

export function DueMark({ dueAt }: { dueAt: string | null | undefined }) {
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
