/** How the edits stand: saved, on their way, or why not. */
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUpload } from "@tabler/icons-react";
import { isUnsaved, type Session } from "~/features/tables/model/session";
import classes from "~/features/tables/tables.module.css";

export function SaveMark({ session, onRetry }: { session: Session; onRetry: () => void }) {
  const { status } = session;
  const held = session.theirs !== null || status === "conflict";
  return (
    <span role="status" className={classes.save}>
      {held || status === "refused" ? (
        <>
          <span className={classes.bad}>
            <IconAlertTriangle size={14} aria-hidden /> {held ? <Trans>Not saved: there is something to decide</Trans> : <Trans>Not saved</Trans>}
          </span>
          {!held && <Again onRetry={onRetry} />}
        </>
      ) : status === "offline" ? (
        <>
          <span className={classes.warn}>
            <IconCloudOff size={14} aria-hidden /> <Trans>Offline: kept in this browser, saved when the server answers</Trans>
          </span>
          <Again onRetry={onRetry} />
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

const Again = ({ onRetry }: { onRetry: () => void }) => (
  <Button size="compact-xs" variant="default" onClick={onRetry}>
    <Trans>Save now</Trans>
  </Button>
);
