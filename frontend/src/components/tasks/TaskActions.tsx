/** What can be done about a task besides completing it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconHandGrab, IconHandOff, IconPlayerSkipForward, IconRefresh, IconUserShare } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "urql";
import { ReasonDialog } from "~/components/ReasonDialog";
import { AssignTaskDialog } from "~/components/tasks/AssignTaskDialog";
import { ClaimTask, RetryTask, SkipTask, type TaskToMove, UnclaimTask } from "~/components/tasks/queries";
import { RaiseDialog } from "~/components/tasks/RaiseDialog";

type Dialog = "assign" | "skip" | "raise";

interface TaskActionsProps {
  task: TaskToMove;
  size?: "xs" | "sm";
  refresh: () => void;
}

export function TaskActions({ task, size = "sm", refresh }: TaskActionsProps) {
  const { t } = useLingui();
  const client = useClient();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const may = (action: string) => task.actions.includes(action);

  const perform = async (document: typeof ClaimTask, done: string, reason?: string) => {
    const input = { taskId: task.id, version: task.version, ...(reason ? { reason } : {}) };
    const result = await client.mutation(document, { input }).toPromise();
    const refused = result.error ? t`The server did not answer; nothing was changed.` : result.data?.answer.problems[0]?.message;
    notifications.show(refused ? { color: "red", message: refused } : { message: done });
    refresh();
  };
  const close = () => setDialog(null);

  return (
    <>
      {may("claim") && (
        <Button size={size} leftSection={<IconHandGrab size={16} aria-hidden />} onClick={() => void perform(ClaimTask, t`${task.number} is yours`)}>
          <Trans>Take it</Trans>
        </Button>
      )}
      {may("retry") && (
        <Button size={size} leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void perform(RetryTask as never, t`Tried again`)}>
          <Trans>Try again</Trans>
        </Button>
      )}
      {may("unclaim") && (
        <Button
          size={size}
          variant="default"
          leftSection={<IconHandOff size={16} aria-hidden />}
          onClick={() => void perform(UnclaimTask as never, t`${task.number} is open to your group again`)}
        >
          <Trans>Give it back</Trans>
        </Button>
      )}
      {may("assign") && (
        <Button size={size} variant="default" leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => setDialog("assign")}>
          <Trans>Assign</Trans>
        </Button>
      )}
      {may("raise_fallout") && (
        <Button size={size} variant="default" leftSection={<IconAlertTriangle size={16} aria-hidden />} onClick={() => setDialog("raise")}>
          <Trans>Report a problem</Trans>
        </Button>
      )}
      {may("skip") && (
        <Button size={size} variant="default" leftSection={<IconPlayerSkipForward size={16} aria-hidden />} onClick={() => setDialog("skip")}>
          <Trans>Skip</Trans>
        </Button>
      )}
      {dialog === "assign" && <AssignTaskDialog task={task} onClose={close} refresh={refresh} />}
      {dialog === "raise" && <RaiseDialog task={task} onClose={close} refresh={refresh} />}
      {dialog === "skip" && (
        <ReasonDialog
          title={t`Skip ${task.number}`}
          warning={t`The plan goes on as if the work were not needed. The reason stays with the order.`}
          action={t`Skip`}
          onClose={close}
          perform={(reason) => perform(SkipTask as never, t`Skipped`, reason)}
        />
      )}
    </>
  );
}
