/** Asks for a reason or a confirmation before a verb, and shows a refusal without losing what was typed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { ProblemList } from "~/components/ProblemList";
import type { Verb } from "~/features/record/verbs";
import type { Problem } from "~/lib/problems";

export function VerbDialog(props: {
  verb: Verb;
  number: string;
  perform: (verb: Verb, reason: string) => Promise<readonly Problem[]>;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const { verb, number } = props;
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const label = i18n._(verb.label);
  const lacking = verb.reason === "required" && reason.trim() === "";

  const send = async () => {
    setBusy(true);
    const refused = await props.perform(verb, reason.trim());
    setBusy(false);
    if (refused.length > 0) setProblems(refused);
    else props.onClose();
  };

  return (
    <Modal opened onClose={props.onClose} title={t`${label}: ${number}`} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!lacking) void send();
        }}
      >
        <Stack>
          {verb.warning && <Text size="sm">{i18n._(verb.warning)}</Text>}
          <ProblemList problems={problems} />
          <Textarea
            data-autofocus
            label={t`Reason`}
            description={verb.reason === "required" ? t`The one who captured the order reads it.` : t`Optional; kept with the order.`}
            required={verb.reason === "required"}
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
            <Button type="submit" loading={busy} disabled={lacking} {...(verb.warning ? { color: "red.8" } : {})}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
