/** The form of a task, drawn from its fields; a refusal shows at its field and loses nothing. */
import { Trans } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { CustomFields } from "~/components/CustomFields";
import { ProblemList } from "~/components/ProblemList";
import { useCompletion } from "~/features/tasks/completion";
import type { Task } from "~/features/tasks/queries";
import { useOwnFields } from "~/features/tasks/ownFields";
import { TaskFields } from "~/features/tasks/TaskFields";
import { initialValues, missingFields, unplaced, type Values } from "~/features/tasks/values";

export interface TaskFormProps {
  task: Task;
  editable: boolean;
  refresh: () => void;
  /** What was typed over the values that the task begins with. */
  typed: Values;
  onType: (typed: Values) => void;
}

const NONE: ReadonlySet<string> = new Set();

export function TaskForm({ task, editable, refresh, typed, onType }: TaskFormProps) {
  const values = { ...initialValues(task), ...(editable ? typed : {}) };
  const [tried, setTried] = useState(false);
  const { problems, busy, send } = useCompletion(task, refresh);
  const missing = missingFields(task.form, values);
  const own = useOwnFields(task, problems);

  const submit = () => {
    setTried(true);
    if (missing.size + own.missing.size === 0) void send(values, own.typed);
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <ProblemList problems={unplaced(problems, task.form)} />
        {task.form.length === 0 && own.fields.length === 0 && editable && (
          <p>
            <Trans>Nothing has to be filled in. Complete the task when the work is done.</Trans>
          </p>
        )}
        <TaskFields
          task={task}
          values={values}
          missing={tried ? missing : NONE}
          problems={problems}
          editable={editable}
          onChange={(key, value) => onType({ ...typed, [key]: value })}
        />
        <CustomFields
          fields={own.fields}
          values={own.values}
          disabled={!editable}
          errorOf={(key) => own.errorOf(key, tried)}
          onChange={own.change}
        />
        {editable && (
          <div>
            <Button type="submit" loading={busy} leftSection={<IconCheck size={16} aria-hidden />}>
              <Trans>Complete</Trans>
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}
