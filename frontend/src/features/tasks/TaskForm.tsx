/** The form of a task, drawn from its fields; a refusal shows at its field and loses nothing. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { ValueField } from "~/components/ValueField";
import { CompleteTask, type Task } from "~/features/tasks/queries";
import { initialValues, missingFields, unplaced, type Values } from "~/features/tasks/values";
import { messageAt, type Problem } from "~/lib/problems";

interface TaskFormProps {
  task: Task;
  editable: boolean;
  refresh: () => void;
  /** What was typed over the values that the task begins with. */
  typed: Values;
  onType: (typed: Values) => void;
}

export function TaskForm({ task, editable, refresh, typed, onType }: TaskFormProps) {
  const { t } = useLingui();
  const values = { ...initialValues(task), ...(editable ? typed : {}) };
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [tried, setTried] = useState(false);
  const [sending, complete] = useMutation(CompleteTask);
  const missing = missingFields(task.form, values);

  const send = async () => {
    setTried(true);
    if (missing.size > 0) return;
    const answer = await complete({ input: { taskId: task.id, version: task.version, values } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; your entries are still here.`, path: [] }]
      : (answer.data?.completeTask.problems ?? []);
    setProblems(refused);
    if (refused.length === 0) notifications.show({ message: t`${task.number} is done` });
    refresh();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <ProblemList problems={unplaced(problems, task.form)} />
        {task.form.length === 0 && editable && (
          <p>
            <Trans>Nothing has to be filled in. Complete the task when the work is done.</Trans>
          </p>
        )}
        {task.form.map((field) => (
          <ValueField
            key={field.key}
            spec={{
              name: field.key,
              label: field.label.text,
              help: field.help?.text,
              valueType: field.type,
              mandatory: field.required,
              allowed: field.allowed,
            }}
            value={values[field.key]}
            disabled={!editable}
            onChange={(value) => onType({ ...typed, [field.key]: value })}
            error={
              messageAt(problems, "values", field.key) ??
              (tried && missing.has(field.key) ? t`Please fill this in` : undefined)
            }
          />
        ))}
        {editable && (
          <div>
            <Button type="submit" loading={sending.fetching} leftSection={<IconCheck size={16} aria-hidden />}>
              <Trans>Complete</Trans>
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}
