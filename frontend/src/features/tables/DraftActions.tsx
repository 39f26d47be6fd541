/** How a draft ends, published or thrown away; the table as a file; and the end of a table. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Menu, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArchive, IconDots, IconRocket, IconTrash } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useMutation } from "urql";
import { ExchangeMenu } from "~/features/tables/exchange/ExchangeMenu";
import type { Difference } from "~/features/tables/model/diff";
import { PublishDialog } from "~/features/tables/PublishDialog";
import { DiscardPolicyDraft, type Policy } from "~/features/tables/queries";
import { snapshotOf, type TableEditor } from "~/features/tables/useTableEditor";
import { RetireDialog } from "~/features/tables/versions/RetireDialog";
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
  const mayRetire = useCan("flow.publish");
  const [dialog, setDialog] = useState<"publish" | "discard" | "retire" | null>(null);
  const { session, dispatch } = editor;
  const { standing, waits, refresh } = useStanding(policy.key);
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
  const retired = Boolean(standing?.retiredAt);
  return (
    <>
      <ExchangeMenu editor={editor} name={textOf(session.table.name)} editable={!waits} />
      {mayPublish && (
        <Button
          leftSection={<IconRocket size={16} aria-hidden />}
          disabled={!drafted || waits || session.theirs !== null || retired}
          onClick={() => setDialog("publish")}
        >
          <Trans>Publish</Trans>
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t`More`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown aria-label={t`More`}>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} disabled={!drafted || waits} onClick={() => setDialog("discard")}>
            <Trans>Discard draft</Trans>
          </Menu.Item>
          {mayRetire && (
            <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} disabled={!policy.published || retired} onClick={() => setDialog("retire")}>
              <Trans>Retire the table…</Trans>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === "publish" && <PublishDialog policy={policy} editor={editor} changes={changes} onClose={close} />}
      {dialog === "discard" && <DiscardDialog policy={policy} editor={editor} onClose={close} />}
      {dialog === "retire" && (
        <RetireDialog
          tableKey={policy.key}
          version={null}
          onClose={() => {
            refresh();
            close();
          }}
        />
      )}
    </>
  );
}

function DiscardDialog({ policy, editor, onClose }: { policy: Policy; editor: TableEditor; onClose: () => void }) {
  const { t } = useLingui();
  const [state, discard] = useMutation(DiscardPolicyDraft);
  const name = textOf(editor.session.table.name);
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
    if (snapshot) editor.dispatch({ type: "replaced", snapshot, label: t`Discard the draft` });
    notifications.show({ message: t`The draft is gone; what is published stays in force.` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Discard the draft of ${name}?`} closeButtonProps={{ "aria-label": t`Close` }}>
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
