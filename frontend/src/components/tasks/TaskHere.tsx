/** A task where something else is shown: what went wrong with it, what can be done about it, and its form. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { FormFields } from "~/components/FormFields";
import { ProblemList } from "~/components/ProblemList";
import { QueryState } from "~/components/states";
import { CompleteTask, type ShownTask, TaskToShow } from "~/components/tasks/queries";
import { TaskActions } from "~/components/tasks/TaskActions";
import { useVerb } from "~/components/useVerb";
import { messageAt } from "~/lib/problems";

interface TaskHereProps {
  id: string;
  /** Changes when the task does, so that it is asked anew. */
  changed: string;
  refresh: () => void;
}

export function TaskHere({ id, changed, refresh }: TaskHereProps) {
  const [query, again] = useQuery({ query: TaskToShow, variables: { id }, requestPolicy: "cache-and-network" });
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ task }) => (task ? <Shown key={`${task.version}:${changed}`} task={task} refresh={refresh} /> : null)}
    </QueryState>
  );
}

function Shown({ task, refresh }: { task: ShownTask; refresh: () => void }) {
  const { t } = useLingui();
  const { send, busy, problems } = useVerb(refresh);
  const complete = (values: Record<string, unknown>) =>
    send(CompleteTask, { input: { taskId: task.id, version: task.version, values } }, t`${task.number} is done`);
  return (
    <Stack gap="xs">
      {task.error && (
        <Text size="sm" c="var(--tone-bad-text)">
          {task.error}
        </Text>
      )}
      <Group gap="xs">
        <TaskActions task={task} size="xs" refresh={refresh} />
        <Button size="xs" component={Link} to={`/work/${task.number}` as string} variant="default">
          <Trans>Open the task</Trans>
        </Button>
      </Group>
      <ProblemList problems={problems.filter((one) => one.path[0] !== "values")} />
      {task.actions.includes("complete") && task.type !== "APPROVAL" && task.type !== "WORK_ORDER" && (
        <Completion task={task} busy={busy} send={complete} errorOf={(key) => messageAt(problems, "values", key)} />
      )}
    </Stack>
  );
}

interface CompletionProps {
  task: ShownTask;
  busy: boolean;
  send: (values: Record<string, unknown>) => Promise<boolean>;
  errorOf: (key: string) => string | undefined;
}

function Completion({ task, busy, send, errorOf }: CompletionProps) {
  const { t } = useLingui();
  const given = { ...(task.input as object | null), ...(task.output as object | null) } as Record<string, unknown>;
  const [values, setValues] = useState<Record<string, unknown>>(() =>
    Object.fromEntries(task.form.map((field) => [field.key, given[field.key] ?? field.default ?? null])),
  );
  const [tried, setTried] = useState(false);
  const missing = (key: string) => task.form.some((field) => field.key === key && field.required) && (values[key] ?? "") === "";
  const submit = () => {
    setTried(true);
    if (!task.form.some((field) => missing(field.key))) void send(values);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xs">
        <FormFields
          fields={task.form.map((field) => ({
            ...field, name: field.key, label: field.label.text, help: field.help?.text, heading: field.heading?.text,
            valueType: field.type, mandatory: field.required,
          }))}
          values={values}
          editable
          errorOf={(key) => errorOf(key) ?? (tried && missing(key) ? t`Please fill this in` : undefined)}
          onChange={(key, value) => setValues((old) => ({ ...old, [key]: value }))}
        />
        <div>
          <Button type="submit" size="xs" loading={busy}>
            <Trans>Complete</Trans>
          </Button>
        </div>
      </Stack>
    </form>
  );
}
