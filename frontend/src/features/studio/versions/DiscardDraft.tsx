/** Throws the draft away; what it held is one undo away. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { DiscardWholeDraft } from "~/components/definitions/documents";
import { Refusals } from "~/components/definitions/Refusals";
import { changesBetween } from "~/features/studio/model/changes";
import { remembered } from "~/features/studio/model/history";
import { forget } from "~/features/studio/model/memory";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { useAsk } from "~/features/studio/versions/asking";
import { useVersions } from "~/features/studio/versions/useVersions";
import type { Problem } from "~/lib/problems";
import { useSession } from "~/lib/session";

export function DiscardDraft({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const store = useStudioStore();
  const navigate = useNavigate();
  const key = useStudio((studio) => studio.key);
  const person = useSession().id;
  const { definition } = useVersions();
  const ask = useAsk();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const published = definition?.published ?? null;
  const perform = async () => {
    setBusy(true);
    await store.getState().flush();
    const { doc: before, saved } = store.getState();
    // What the server would not save goes with the draft, instead of making a new one.
    store.setState({ saved: before });
    const refused = await ask(DiscardWholeDraft, { key });
    setBusy(false);
    setProblems(refused);
    if (refused.length > 0) return store.setState({ saved });
    onClose();
    if (!published) {
      await forget(person, key);
      return void navigate({ to: "/flows" as string });
    }
    const label = t`Discard the draft`;
    const { doc, history } = store.getState();
    const changes = changesBetween(before, doc);
    if (changes.length > 0) store.setState({ history: remembered(history, { label, changes }) });
    notifications.show({
      message: (
        <Group gap="sm">
          <Trans>The draft is gone; version {published.version} stays in force.</Trans>
          <Button size="compact-sm" variant="default" onClick={() => store.getState().undo()}>
            <Trans>Undo</Trans>
          </Button>
        </Group>
      ),
    });
  };
  return (
    <Modal opened onClose={onClose} title={t`Discard the draft?`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        <Refusals problems={problems} />
        <p style={{ margin: 0 }}>
          {published ? (
            <Trans>The flow goes back to version {published.version}, for everyone who works on this draft. You can undo it here.</Trans>
          ) : (
            <Trans>No version of this flow was ever published, so that the whole flow is gone.</Trans>
          )}
        </p>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button variant="default" style={{ color: "var(--tone-bad-text)" }} loading={busy} onClick={() => void perform()}>
            <Trans>Discard the draft</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
