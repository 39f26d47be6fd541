/** Closing a task: what is sent, and the refusals that come back; nothing typed is lost by them. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { CompleteTask } from "~/components/tasks/queries";
import type { Task } from "~/features/tasks/queries";
import type { Values } from "~/features/tasks/values";
import type { Problem } from "~/lib/problems";

export function useCompletion(task: Task, refresh: () => void) {
  const { t } = useLingui();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [sending, complete] = useMutation(CompleteTask);

  const send = async (values: Values, custom?: Values) => {
    const answer = await complete({ input: { taskId: task.id, version: task.version, values, ...(custom ? { custom } : {}) } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; your entries are still here.`, path: [] }]
      : (answer.data?.answer.problems ?? []);
    setProblems(refused);
    if (refused.length === 0) notifications.show({ message: t`${task.number} is done` });
    refresh();
  };
  return { problems, busy: sending.fetching, send };
}
