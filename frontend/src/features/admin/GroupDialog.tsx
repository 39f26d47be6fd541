/** A new group; people join it from their own page. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { CreateGroup } from "~/features/admin/people";
import { messageAt, type Problem } from "~/lib/problems";

export function GroupDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [key, setKey] = useState("");
  const [problems, setProblems] = useState<Problem[]>([]);
  const [state, create] = useMutation(CreateGroup);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { data } = await create({ input: { key, name } });
    const refused = data?.createGroup.problems ?? [{ code: "failed", message: t`The server did not answer. Try again.`, path: [] }];
    setProblems(refused);
    if (refused.length === 0) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<Trans>New group</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <ProblemList problems={problems.filter(({ path }) => !["key", "name"].includes(path.at(-1) ?? ""))} />
          <TextInput data-autofocus required label={<Trans>Name</Trans>} value={name} error={messageAt(problems, "name")} onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput
            required
            label={<Trans>Key</Trans>}
            description={<Trans>Flows and policies address the group by it, e.g. field-ops.</Trans>}
            value={key}
            error={messageAt(problems, "key")}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={state.fetching}>
            <Trans>Create</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
