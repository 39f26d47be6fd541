/** Puts the draft in force, with a note that says why; refused while something in it is wrong. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, List, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import type { Difference, RowChange } from "~/features/tables/model/diff";
import { type Policy, PublishPolicy } from "~/features/tables/queries";
import type { TableEditor } from "~/features/tables/useTableEditor";
import type { Problem } from "~/lib/problems";

interface PublishProps {
  policy: Policy;
  editor: TableEditor;
  changes: Difference | null;
  onClose: () => void;
}

export function PublishDialog({ policy, editor, changes, onClose }: PublishProps) {
  const { t } = useLingui();
  const [note, setNote] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const [, publish] = useMutation(PublishPolicy);
  const errors = editor.session.findings.filter((finding) => finding.severity === "error");

  const send = async () => {
    const saved = await editor.flush();
    if (!saved) return [{ code: "unsaved", message: t`The last changes are not saved yet, so nothing was published.`, path: [] }];
    const { base } = editor.get();
    const { data } = await publish({ input: { key: policy.key, revision: base.revision, note: note.trim() } });
    if (!data) return [{ code: "unavailable", message: t`The server did not answer; look at the versions before you try again.`, path: [] }];
    return data.publishDefinition.problems;
  };
  const submit = async () => {
    setBusy(true);
    const refused = await send();
    setBusy(false);
    setProblems(refused);
    if (refused.length > 0) return;
    await editor.check();
    notifications.show({ message: t`${policy.name.text} is published and in force` });
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={t`Publish ${policy.name.text}`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <ProblemList problems={problems} />
          {errors.length > 0 ? (
            <p style={{ margin: 0, color: "var(--tone-bad-text)" }}>
              <Plural value={errors.length} one="# cell is wrong; mend it before you publish." other="# cells are wrong; mend them before you publish." />
            </p>
          ) : (
            <Summary changes={changes} />
          )}
          <Textarea
            data-autofocus
            label={t`What changes, and why`}
            description={t`Stays with the version.`}
            required
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Back</Trans>
            </Button>
            <Button type="submit" loading={busy} disabled={!note.trim() || errors.length > 0}>
              <Trans>Publish</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Summary({ changes }: { changes: Difference | null }) {
  const count = (change: RowChange["change"]) => changes?.rows.filter((row) => row.change === change).length ?? 0;
  const [added, removed, changed, moved] = [count("added"), count("removed"), count("changed"), count("moved")];
  return (
    <div>
      <Trans>It applies to everything that is decided from now on.</Trans>
      <List size="sm" mt={4}>
        {added > 0 && <List.Item><Plural value={added} one="# rule added" other="# rules added" /></List.Item>}
        {changed > 0 && <List.Item><Plural value={changed} one="# rule changed" other="# rules changed" /></List.Item>}
        {moved > 0 && <List.Item><Plural value={moved} one="# rule moved" other="# rules moved" /></List.Item>}
        {removed > 0 && <List.Item><Plural value={removed} one="# rule removed" other="# rules removed" /></List.Item>}
        {changes?.rows.length === 0 && <List.Item><Trans>The rules are the same as those in force.</Trans></List.Item>}
      </List>
    </div>
  );
}
