/** An approval: approve or reject, each in one step; who rejects says why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useState } from "react";
import { ProblemList } from "~/components/ProblemList";
import { useCompletion } from "~/features/tasks/completion";
import { TaskFields } from "~/features/tasks/TaskFields";
import type { TaskFormProps } from "~/features/tasks/TaskForm";
import { initialValues, missingFields, unplaced } from "~/features/tasks/values";
import { messageAt } from "~/lib/problems";

type Decision = "approved" | "rejected";

const ASKED = ["decision", "reason"];
const NONE: ReadonlySet<string> = new Set();

export function DecisionForm({ task, refresh, typed, onType }: Omit<TaskFormProps, "editable">) {
  const { t } = useLingui();
  const [tried, setTried] = useState<Decision | null>(null);
  const { problems, busy, send } = useCompletion(task, refresh);
  const values = { ...initialValues(task), ...typed };
  const missing = missingFields(
    task.form.filter(({ key }) => !ASKED.includes(key)),
    values,
  );
  const reason = String(values["reason"] ?? "");
  const unexplained = (decision: Decision | null) => decision === "rejected" && reason.trim() === "";

  const decide = (decision: Decision) => {
    setTried(decision);
    if (missing.size === 0 && !unexplained(decision)) void send({ ...values, decision, reason: reason.trim() || null });
  };

  return (
    <Stack>
      <ProblemList problems={unplaced(problems, task.form)} />
      <TaskFields
        task={task}
        without={ASKED}
        values={values}
        missing={tried ? missing : NONE}
        problems={problems}
        editable
        onChange={(key, value) => onType({ ...typed, [key]: value })}
      />
      <Textarea
        label={t`Reason`}
        description={t`Needed to reject. It stays with the order.`}
        autosize
        minRows={3}
        maxLength={2000}
        value={reason}
        error={
          messageAt(problems, "values", "reason") ?? (unexplained(tried) ? t`Say why you reject it` : undefined)
        }
        onChange={(event) => onType({ ...typed, reason: event.currentTarget.value })}
      />
      <Group>
        <Button
          loading={busy && tried === "approved"}
          disabled={busy}
          leftSection={<IconThumbUp size={16} aria-hidden />}
          onClick={() => decide("approved")}
        >
          <Trans>Approve</Trans>
        </Button>
        <Button
          variant="default"
          loading={busy && tried === "rejected"}
          disabled={busy}
          leftSection={<IconThumbDown size={16} aria-hidden />}
          onClick={() => decide("rejected")}
        >
          <Trans>Reject</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
