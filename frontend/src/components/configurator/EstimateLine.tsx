/** When what is configured may be done, and what that rests on. */
import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { IconCalendarEvent } from "@tabler/icons-react";
import classes from "~/components/configurator/configurator.module.css";
import type { Estimate } from "~/components/configurator/model";
import { formatDate } from "~/lib/format";

export function EstimateLine({ estimate }: { estimate: Estimate }) {
  useLingui();
  const { samples } = estimate;
  const likely = formatDate(estimate.likely);
  const late = formatDate(estimate.late);
  return (
    <div className={classes.estimate}>
      <p className={classes.estimateDate}>
        <IconCalendarEvent size={16} aria-hidden />
        {likely === late ? <Trans>Ready about {likely}</Trans> : <Trans>Ready between {likely} and {late}</Trans>}
      </p>
      <p className={classes.note}>
        {estimate.basis === "history" && likely === late ? (
          <Trans>Of the last {samples} like it, nine of ten were done as fast.</Trans>
        ) : estimate.basis === "history" ? (
          <Trans>Of the last {samples} like it, half were done by the first date and nine of ten by the second.</Trans>
        ) : (
          <Trans>From the planned time of its tasks; there is no history of it yet.</Trans>
        )}
      </p>
    </div>
  );
}
