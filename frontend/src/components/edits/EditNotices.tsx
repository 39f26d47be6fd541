/** What an editor has to say about its edits: left from an earlier visit, overtaken by somebody else, or only to be read. */
import { Trans } from "@lingui/react/macro";
import { Alert, Button, Group } from "@mantine/core";
import { IconAlertTriangle, IconHistory, IconLock } from "@tabler/icons-react";
import classes from "~/components/edits/edits.module.css";
import type { Edits } from "~/lib/useEdits";

interface EditNoticesProps<T> {
  edits: Edits<T>;
  /** The server refused the save, because another version stands. */
  stale: boolean;
  theirs: { value: T; version: number; by: string | null };
  readOnly: boolean;
  refresh: () => void;
}

export function EditNotices<T>({ edits, stale, theirs, readOnly, refresh }: EditNoticesProps<T>) {
  const overtaken = edits.changed && (stale || theirs.version > edits.base);
  return (
    <div className={classes.notices}>
      {readOnly && (
        <Alert variant="outline" color="gray" icon={<IconLock size={18} aria-hidden />}>
          <Trans>You can look at this; process administrators change it.</Trans>
        </Alert>
      )}
      {overtaken && (
        <Alert role="alert" variant="outline" color="orange" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <p style={{ margin: "0 0 8px" }}>
            {theirs.by ? (
              <Trans>{theirs.by} saved version {theirs.version} meanwhile. Yours is still here.</Trans>
            ) : (
              <Trans>Version {theirs.version} was saved meanwhile. Yours is still here.</Trans>
            )}
          </p>
          {theirs.version > edits.base ? (
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => edits.take(theirs.value, theirs.version)}>
                <Trans>Take theirs; mine is one undo away</Trans>
              </Button>
              <Button size="xs" variant="default" onClick={() => edits.saved(theirs.value, theirs.version)}>
                <Trans>Go on with mine</Trans>
              </Button>
            </Group>
          ) : (
            <Button size="xs" variant="default" onClick={refresh}>
              <Trans>See what was saved</Trans>
            </Button>
          )}
        </Alert>
      )}
      {edits.restored && edits.changed && !overtaken && (
        <Alert variant="outline" color="gray" icon={<IconHistory size={18} aria-hidden />}>
          <Group gap="xs" justify="space-between">
            <Trans>These edits are from an earlier visit and not saved yet.</Trans>
            <Button size="xs" variant="default" onClick={() => edits.take(theirs.value, theirs.version)}>
              <Trans>Leave them</Trans>
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}
