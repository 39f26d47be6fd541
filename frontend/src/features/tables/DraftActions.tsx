/** Undo and redo, and how a draft ends: published or thrown away. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Modal, Stack, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconArrowForwardUp, IconRocket, IconTrash } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useMutation } from "urql";
import type { Difference } from "~/features/tables/model/diff";
import { DiscardPolicyDraft, type Policy } from "~/features/tables/queries";
import { PublishDialog } from "~/features/tables/PublishDialog";
import { ExchangeMenu } from "~/features/tables/exchange/ExchangeMenu";
import { snapshotOf, type TableEditor } from "~/features/tables/useTableEditor";
import { useStanding } from "~/features/tables/versions/useStanding";
import { useShortcuts } from "~/lib/keyboard";
import { useCan } from "~/lib/session";
import { textOf } from "~/lib/text";

interface ActionsProps {
  policy: Policy;
  editor: TableEditor;
  changes: Difference | null;
  drafted: boolean;
}

export function DraftActions({ policy, editor, changes, drafted }: ActionsProps) {
  const { t } = useLingui();
  const mayPublish = useCan("policy.publish");
  const [dialog, setDialog] = useState<"publish" | "discard" | null>(null);
  const { session, dispatch } = editor;
  const { standing, waits } = useStanding(policy.key);
  useShortcuts(
    useMemo(
      () => [
        { keys: "mod+z", label: t`Undo`, outsideFields: true, perform: () => dispatch({ type: "undo" }) },
        { keys: "mod+shift+z", label: t`Redo`, outsideFields: true, perform: () => dispatch({ type: "redo" }) },
      ],
      [t, dispatch],
    ),
  );
  const close = () => setDialog(null);
  return (
    <>
      <Tooltip label={t`Undo (Ctrl Z)`}>
        <ActionIcon
          variant="default"
          aria-label={t`Undo`}
          disabled={session.history.past.length === 0}
          onClick={() => dispatch({ type: "undo" })}
        >
          <IconArrowBackUp size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t`Redo (Ctrl Shift Z)`}>
        <ActionIcon
          variant="default"
          aria-label={t`Redo`}
          disabled={session.history.future.length === 0}
          onClick={() => dispatch({ type: "redo" })}
        >
          <IconArrowForwardUp size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ExchangeMenu editor={editor} name={textOf(session.table.name)} editable={!waits} />
      {drafted && !waits && (
        <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setDialog("discard")}>
          <Trans>Discard draft</Trans>
        </Button>
      )}
      {mayPublish && (
        <Button
          leftSection={<IconRocket size={16} aria-hidden />}
          disabled={!drafted || waits || session.theirs !== null || Boolean(standing?.retiredAt)}
          onClick={() => setDialog("publish")}
        >
          {standing?.secondPerson ? <Trans>Publish…</Trans> : <Trans>Publish</Trans>}
        </Button>
      )}
      {dialog === "publish" && <PublishDialog policy={policy} editor={editor} changes={changes} onClose={close} />}
      {dialog === "discard" && <DiscardDialog policy={policy} editor={editor} onClose={close} />}
    </>
  );
}

function DiscardDialog({ policy, editor, onClose }: { policy: Policy; editor: TableEditor; onClose: () => void }) {
  const { t } = useLingui();
  const [state, discard] = useMutation(DiscardPolicyDraft);
  const perform = async () => {
    await editor.flush();
    const drafted = editor.get().base.revision > 0;
    const answer = drafted ? await discard({ input: { key: policy.key } }) : null;
    const refused = answer?.error ? t`The server did not answer; nothing was changed.` : answer?.data?.discardDraft.problems[0]?.message;
    if (refused) {
      notifications.show({ color: "red", message: refused });
      return;
    }
    const snapshot = snapshotOf({ ...policy, draft: null });
    if (snapshot) editor.dispatch({ type: "replaced", snapshot });
    notifications.show({ message: t`The draft is gone; what is published stays in force.` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Discard the draft of ${policy.name.text}?`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        <p style={{ margin: 0 }}>
          <Trans>The rules go back to the published version, for everyone who works on this draft.</Trans>
        </p>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button variant="default" style={{ color: "var(--tone-bad-text)" }} loading={state.fetching} onClick={() => void perform()}>
            <Trans>Discard draft</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
