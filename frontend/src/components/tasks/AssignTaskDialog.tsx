/** A manager gives a task to a group or a person. */
import { useLingui } from "@lingui/react/macro";
import { useMutation } from "urql";
import { AssignDialog } from "~/components/AssignDialog";
import { AssignTask, type TaskToMove } from "~/components/tasks/queries";

export function AssignTaskDialog({ task, onClose, refresh }: { task: TaskToMove; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const [, assign] = useMutation(AssignTask);
  return (
    <AssignDialog
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
