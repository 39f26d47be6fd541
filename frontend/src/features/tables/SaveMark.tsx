/** How the edits stand: saved, on their way, or why not. */
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUpload } from "@tabler/icons-react";
import { isUnsaved, type Session } from "~/features/tables/model/session";
import classes from "~/features/tables/tables.module.css";

export function SaveMark({ session, onRetry }: { session: Session; onRetry: () => void }) {
  return (
    <span role="status" className={classes.save}>
      {session.theirs || session.status === "refused" ? (
        <span className={classes.bad}>
          <IconAlertTriangle size={14} aria-hidden /> <Trans>Not saved</Trans>
        </span>
      ) : session.status === "offline" ? (
        <>
          <span className={classes.warn}>
            <IconCloudOff size={14} aria-hidden /> <Trans>Kept in this browser; the server did not answer</Trans>
          </span>
          <Button size="compact-xs" variant="default" onClick={onRetry}>
            <Trans>Save now</Trans>
          </Button>
        </>
      ) : isUnsaved(session) ? (
        <>
          <IconCloudUpload size={14} aria-hidden /> <Trans>Saving…</Trans>
        </>
      ) : session.base.revision > 0 ? (
        <>
          <IconCloudCheck size={14} aria-hidden /> <Trans>Draft saved</Trans>
        </>
      ) : null}
    </span>
  );
}
