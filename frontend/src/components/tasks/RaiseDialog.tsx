/** A person says that a task can't go on: it becomes a fallout, which someone else mends. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { RaiseFallout, type TaskToMove } from "~/components/tasks/queries";
import { useWord } from "~/components/useWord";
import { falloutTypeWords } from "~/components/words";
import type { FalloutType } from "~/graphql/graphql";
import type { Problem } from "~/lib/problems";

export function RaiseDialog({ task, onClose, refresh }: { task: TaskToMove; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const word = useWord();
  const [type, setType] = useState<string>("OTHER");
  const [cause, setCause] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, raise] = useMutation(RaiseFallout);
  const send = async () => {
    const answer = await raise({ input: { taskId: task.id, type: type as FalloutType, cause: cause.trim() } });
    const refused = answer.data?.raiseFallout.problems ?? [];
    if (answer.error || refused.length > 0) {
      setProblems(answer.error ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }] : refused);
      return;
    }
    notifications.show({ message: t`Reported as ${answer.data?.raiseFallout.fallout?.number ?? ""}` });
    refresh();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Report a problem with ${task.number}`} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <ProblemList problems={problems} />
          <Select
            label={t`What kind`}
            data={Object.keys(falloutTypeWords).map((value) => ({ value, label: word(falloutTypeWords, value) }))}
            value={type}
            allowDeselect={false}
            onChange={(value) => value && setType(value)}
          />
          <Textarea
            data-autofocus
            label={t`What is wrong`}
            required
            autosize
            minRows={2}
            maxLength={1000}
            value={cause}
            onChange={(event) => setCause(event.currentTarget.value)}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={state.fetching} disabled={!cause.trim()}>
            <Trans>Report</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
