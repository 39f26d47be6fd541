/** The work was done outside: its results are entered by hand, with the reason. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, JsonInput, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { CompleteFallout, type Fallout } from "~/features/fallout/queries";
import type { Problem } from "~/lib/problems";

export function CompleteDialog(props: { fallout: Fallout; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const [text, setText] = useState("{}");
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, complete] = useMutation(CompleteFallout);
  const send = async () => {
    const answer = await complete({ input: { falloutId: props.fallout.id, values: JSON.parse(text) as unknown, reason: reason.trim() } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]
      : (answer.data?.completeFallout.problems ?? []);
    setProblems(refused);
    props.refresh();
    if (refused.length > 0) return;
    notifications.show({ message: t`Completed; the order goes on` });
    props.onClose();
  };
  const valid = isObject(text);
  return (
    <Modal opened onClose={props.onClose} title={t`Complete by hand`} size="lg" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <ProblemList problems={problems} />
          <JsonInput
            label={t`Results`}
            description={t`What the external system would have answered, for example a serial number.`}
            autosize
            minRows={4}
            value={text}
            onChange={setText}
            error={valid ? undefined : t`This is not a JSON object`}
          />
          <Textarea
            label={t`How it was done`}
            required
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              <Trans>Back</Trans>
            </Button>
            <Button type="submit" loading={state.fetching} disabled={!valid || !reason.trim()}>
              <Trans>Complete</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value);
  } catch {
    return false;
  }
}
