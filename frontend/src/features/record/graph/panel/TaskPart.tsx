/** A task in the panel: who has it, and claiming, completing, retrying and skipping it in place. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { FormFields } from "~/components/FormFields";
import { ProblemList } from "~/components/ProblemList";
import { ReasonDialog } from "~/components/ReasonDialog";
import { QueryState } from "~/components/states";
import { PlanClaim, PlanComplete, PlanRetry, PlanSkip, PlanTask, type Task } from "~/features/record/graph/panel/queries";
import { useVerb } from "~/features/record/graph/panel/useVerb";
import { messageAt } from "~/lib/problems";

interface PartProps {
  id: string;
  /** Changes when the node does, so that the task is asked anew. */
  changed: string;
  refresh: () => void;
}

export function TaskPart({ id, changed, refresh }: PartProps) {
  const [query, again] = useQuery({ query: PlanTask, variables: { id }, requestPolicy: "cache-and-network" });
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ task }) => (task ? <Shown key={`${task.version}:${changed}`} task={task} refresh={refresh} /> : null)}
    </QueryState>
  );
}

function Shown({ task, refresh }: { task: Task; refresh: () => void }) {
  const { t } = useLingui();
  const { send, busy, problems } = useVerb(refresh);
  const [skipping, setSkipping] = useState(false);
  const may = (action: string) => task.actions.includes(action);
  const verb = { input: { taskId: task.id, version: task.version } };
  return (
    <Stack gap="xs">
      {task.error && (
        <Text size="sm" c="var(--tone-bad-text)">
          {task.error}
        </Text>
      )}
      <Group gap="xs">
        {may("claim") && (
          <Button size="xs" loading={busy} onClick={() => void send(PlanClaim, verb, t`${task.number} is yours`)}>
            <Trans>Take it</Trans>
          </Button>
        )}
        {may("retry") && (
          <Button size="xs" loading={busy} onClick={() => void send(PlanRetry, verb, t`Tried again`)}>
            <Trans>Try again</Trans>
          </Button>
        )}
        {may("skip") && (
          <Button size="xs" variant="default" onClick={() => setSkipping(true)}>
            <Trans>Skip</Trans>
          </Button>
        )}
        <Button size="xs" component={Link} to={`/work/${task.number}`} variant="default">
          <Trans>Open the task</Trans>
        </Button>
      </Group>
      <ProblemList problems={problems.filter((one) => one.path[0] !== "values")} />
      {may("complete") && task.type !== "APPROVAL" && task.type !== "WORK_ORDER" && (
        <Completion task={task} busy={busy} send={(values) => send(PlanComplete, { input: { ...verb.input, values } }, t`${task.number} is done`)} errorOf={(key) => messageAt(problems, "values", key)} />
      )}
      {skipping && (
        <ReasonDialog
          title={t`Skip ${task.number}`}
          warning={t`The plan goes on as if the work were not needed. The reason stays with the order.`}
          action={t`Skip`}
          onClose={() => setSkipping(false)}
          perform={async (reason) => {
            await send(PlanSkip, { input: { ...verb.input, reason } }, t`Skipped`);
          }}
        />
      )}
    </Stack>
  );
}

interface CompletionProps {
  task: Task;
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
