/** Corrects the data of a failed task and tries again; the correction stays with the order. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, JsonInput, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { type Fallout, RetryFallout } from "~/features/fallout/queries";
import type { Problem } from "~/lib/problems";

export function RetryDialog(props: { fallout: Fallout; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const { fallout } = props;
  const [text, setText] = useState(() => JSON.stringify(fallout.task?.input ?? fallout.payload ?? {}, null, 2));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, retry] = useMutation(RetryFallout);
  const values = parsed(text);
  const send = async () => {
    const answer = await retry({ input: { falloutId: fallout.id, values } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]
      : (answer.data?.retryFallout.problems ?? []);
    setProblems(refused);
    props.refresh();
    if (refused.length > 0) return;
    notifications.show({ message: t`Tried again; it closes by itself when the task succeeds` });
    props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} title={t`Edit data and try again`} size="lg" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <ProblemList problems={problems} />
          <JsonInput
            data-autofocus
            label={t`Data to send`}
            description={t`Values replace those that were sent before.`}
            autosize
            minRows={6}
            maxRows={20}
            value={text}
            onChange={setText}
            error={values === null ? t`This is not a JSON object` : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              <Trans>Back</Trans>
            </Button>
            <Button type="submit" loading={state.fetching} disabled={values === null}>
              <Trans>Try again</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
