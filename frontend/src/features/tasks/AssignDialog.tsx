/** A manager gives a task to a group or a person. */
import { useLingui } from "@lingui/react/macro";
import { useMutation } from "urql";
import { AssignDialog as Dialog } from "~/components/AssignDialog";
import { AssignTask, type Task } from "~/features/tasks/queries";

export function AssignDialog({ task, onClose, refresh }: { task: Task; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const [, assign] = useMutation(AssignTask);
  return (
    <Dialog
      title={t`Assign ${task.number}`}
      done={t`${task.number} is assigned`}
      person={task.assignee?.id ?? null}
      group={task.group?.id ?? null}
      assign={async (chosen) => (await assign({ input: { taskId: task.id, ...chosen } })).data?.assignTask.problems}
      onClose={onClose}
      refresh={refresh}
    />
  );
}
