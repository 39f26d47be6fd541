/** Asks why before something is done that the order remembers. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";

export function ReasonDialog(props: {
  title: string;
  warning: string;
  action: string;
  onClose: () => void;
  perform: (reason: string) => Promise<void>;
}) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await props.perform(reason.trim());
    props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} title={props.title} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <Text size="sm">{props.warning}</Text>
          <Textarea
            data-autofocus
            label={t`Reason`}
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
            <Button type="submit" loading={busy} disabled={!reason.trim()}>
              {props.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
