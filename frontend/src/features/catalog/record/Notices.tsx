/** What keeps a draft from being saved, and the ways out. */
import { Trans } from "@lingui/react/macro";
import { Alert, Button, Group } from "@mantine/core";
import classes from "~/features/catalog/catalog.module.css";
import type { Entity } from "~/features/catalog/queries";
import type { DraftEditor } from "~/features/catalog/record/useDraft";

export function Notices({ entity, editor }: { entity: Entity; editor: DraftEditor }) {
  if (editor.state === "overtaken") {
    return (
      <Alert color="yellow" variant="outline" role="alert" className={classes.notice} title={<Trans>Someone else saved this draft meanwhile</Trans>}>
        <p className={classes.hint}>
          <Trans>What you wrote is still here. Save it over theirs, or take what they saved; yours is one undo away.</Trans>
        </p>
        <Group mt="xs">
          <Button size="xs" onClick={() => void editor.keepMine()}>
            <Trans>Save mine over it</Trans>
          </Button>
          <Button size="xs" variant="default" onClick={() => void editor.takeTheirs()}>
            <Trans>Take theirs</Trans>
          </Button>
        </Group>
      </Alert>
    );
  }
  if (editor.state === "failed" && editor.fault) {
    return (
      <Alert color="red" variant="outline" role="alert" className={classes.notice} title={<Trans>Not saved yet</Trans>}>
        <p className={classes.hint}>{editor.fault}</p>
        <Button size="xs" mt="xs" variant="default" onClick={() => void editor.save(editor.edits.value, editor.revision)}>
          <Trans>Try again</Trans>
        </Button>
      </Alert>
    );
  }
  if (entity.draft?.stale) {
    return (
      <Alert color="yellow" variant="outline" className={classes.notice} title={<Trans>This was changed since the draft was begun</Trans>}>
        <p className={classes.hint}>
          <Trans>Compare them under Versions. Then take your draft over what is in force now, or discard it.</Trans>
        </p>
        <Button size="xs" mt="xs" onClick={() => void editor.save(editor.edits.value, editor.revision, true)}>
          <Trans>Take my draft over it</Trans>
        </Button>
      </Alert>
    );
  }
  return null;
}
