/** Puts an earlier version in force anew, with a note that says why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import type { Policy } from "~/features/tables/queries";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { RollBackTable, type VersionRow } from "~/features/tables/versions/queries";
import { useStanding } from "~/features/tables/versions/useStanding";
import type { Problem } from "~/lib/problems";

interface RollBackProps {
  policy: Policy;
  editor: TableEditor;
  version: VersionRow;
  onClose: () => void;
}

export function RollBackDialog({ policy, editor, version, onClose }: RollBackProps) {
  const { t } = useLingui();
  const [note, setNote] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, rollBack] = useMutation(RollBackTable);
  const { standing } = useStanding(policy.key);
  const two = standing?.secondPerson ?? false;
  const submit = async () => {
    await editor.flush();
    const { data } = await rollBack({ input: { key: policy.key, version: version.version, note: note.trim() } });
    const refused = data?.rollBack.problems ?? [{ code: "unavailable", message: t`The server did not answer; look at the versions before you try again.`, path: [] }];
    setProblems(refused);
    if (refused.length > 0) return;
    await editor.check();
    notifications.show({ message: two ? t`Going back to version ${version.version} waits for a second person` : t`The rules of version ${version.version} are in force again` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Roll back to version ${version.version}?`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <ProblemList problems={problems} />
          <p style={{ margin: 0 }}>
            <Trans>Its rules come into force as a new version. A draft stays as it is.</Trans>
          </p>
          <Textarea
            data-autofocus
            label={t`Why`}
            description={t`Stays with the version.`}
            required
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={state.fetching} disabled={!note.trim()}>
            {two ? <Trans>Ask for approval</Trans> : <Trans>Roll back</Trans>}
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
