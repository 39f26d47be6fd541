/** What one has to know before editing: someone else saved meanwhile, a refusal, or that this is to look at only. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { ProblemList } from "~/components/ProblemList";
import { Conflicts } from "~/features/tables/Conflicts";
import { difference } from "~/features/tables/model/diff";
import type { Snapshot } from "~/features/tables/model/session";
import classes from "~/features/tables/tables.module.css";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { ChangeTable } from "~/features/tables/versions/ChangeTable";
import { ReviewNotice } from "~/features/tables/versions/ReviewNotice";

export function Notices({ editor, narrow }: { editor: TableEditor; narrow: boolean }) {
  const { session, mayEdit } = editor;
  return (
    <>
      <ReviewNotice editor={editor} />
      <Conflicts editor={editor} />
      {session.theirs && <Conflict editor={editor} theirs={session.theirs} />}
      {session.status === "refused" && (
        <div className={classes.notice}>
          <ProblemList problems={session.problems} />
        </div>
      )}
      {!mayEdit ? (
        <p className={classes.readOnly}>
          <Trans>You can look at these rules. Process administrators change and publish them.</Trans>
        </p>
      ) : (
        narrow && (
          <p className={classes.readOnly}>
            <Trans>Rules are edited on a wider screen; here you can read them.</Trans>
          </p>
        )
      )}
    </>
  );
}

function Conflict({ editor, theirs }: { editor: TableEditor; theirs: Snapshot }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  return (
    <div className={classes.notice}>
      <Alert
        role="alert"
        variant="outline"
        color="yellow"
        icon={<IconUsers size={18} aria-hidden />}
        title={t`The draft that you changed is kept no more`}
        styles={{ title: { color: "var(--tone-warn-text)" }, icon: { color: "var(--tone-warn-text)" } }}
      >
        <p className={classes.flat}>
          <Trans>Someone else published or discarded it, or saved very often since. Choose which of the two tables goes on; yours is kept until then.</Trans>
        </p>
        <Group mt="xs">
          <Button variant="default" onClick={() => editor.dispatch({ type: "takeTheirs" })}>
            <Trans>Take theirs</Trans>
          </Button>
          <Button onClick={() => editor.dispatch({ type: "keepMine" })}>
            <Trans>Keep mine</Trans>
          </Button>
          <Button variant="subtle" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? <Trans>Hide the difference</Trans> : <Trans>Show the difference</Trans>}
          </Button>
        </Group>
        {shown && (
          <div className={classes.conflictDiff}>
            <p className={classes.dim}>
              <Trans>From theirs to mine:</Trans>
            </p>
            <ChangeTable difference={difference(theirs.table, editor.session.table)} />
          </div>
        )}
      </Alert>
    </div>
  );
}
