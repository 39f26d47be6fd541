/** Puts the draft in force with a note that says why, or asks a second person where the policy wants one. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUserCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import type { Difference, RowChange } from "~/features/tables/model/diff";
import { type Policy, PublishPolicy } from "~/features/tables/queries";
import classes from "~/features/tables/tables.module.css";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { RequestPublishTable } from "~/features/tables/versions/queries";
import { useStanding } from "~/features/tables/versions/useStanding";
import type { Problem } from "~/lib/problems";
import { textOf } from "~/lib/text";

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
  const [, request] = useMutation(RequestPublishTable);
  const { standing, refresh } = useStanding(policy.key);
  const two = standing?.secondPerson ?? false;
  const errors = new Set(editor.session.findings.filter(({ severity }) => severity === "error").map(({ path }) => path));
  const name = textOf(editor.session.table.name);

  const send = async (): Promise<readonly Problem[]> => {
    const saved = await editor.flush();
    if (!saved) return [{ code: "unsaved", message: t`The last changes are not saved yet, so nothing was published.`, path: [] }];
    const input = { key: policy.key, revision: editor.get().base.revision, note: note.trim() };
    const answer = two
      ? (await request({ input })).data?.requestPublish
      : (await publish({ input })).data?.publishDefinition;
    return answer?.problems ?? [{ code: "unavailable", message: t`The server did not answer; look at the versions before you try again.`, path: [] }];
  };
  const submit = async () => {
    setBusy(true);
    const refused = await send();
    setBusy(false);
    refresh();
    setProblems(refused.filter((one) => one.code !== "flows.second_person"));
    if (refused.length > 0) return;
    await editor.check();
    notifications.show({ message: two ? t`${name} waits for a second person` : t`${name} is published and in force` });
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={t`Publish ${name}`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <ProblemList problems={problems} />
          {errors.size > 0 ? (
            <p style={{ margin: 0, color: "var(--tone-bad-text)" }}>
              <Plural value={errors.size} one="# cell is wrong; mend it before you publish." other="# cells are wrong; mend them before you publish." />
            </p>
          ) : (
            <Summary changes={changes} />
          )}
          {two && (
            <p className={classes.warnText}>
              <IconUserCheck size={16} aria-hidden /> <Trans>Someone else has to agree: the draft is frozen until they do.</Trans>
            </p>
          )}
          <Textarea
            data-autofocus
            label={t`What changes, and why`}
            description={two ? t`The second person reads it, and it stays with the version.` : t`Stays with the version.`}
            required
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={busy} disabled={!note.trim() || errors.size > 0}>
            {two ? <Trans>Ask for approval</Trans> : <Trans>Publish</Trans>}
          </DialogActions>
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
      <ul className={classes.summary}>
        {added > 0 && <li><Plural value={added} one="# rule added" other="# rules added" /></li>}
        {changed > 0 && <li><Plural value={changed} one="# rule changed" other="# rules changed" /></li>}
        {moved > 0 && <li><Plural value={moved} one="# rule moved" other="# rules moved" /></li>}
        {removed > 0 && <li><Plural value={removed} one="# rule removed" other="# rules removed" /></li>}
        {changes?.rows.length === 0 && <li><Trans>The rules are the same as those in force.</Trans></li>}
      </ul>
    </div>
  );
}
