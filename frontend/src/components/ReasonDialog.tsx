/** Asks why before something is done that the order remembers. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { DialogActions } from "~/components/DialogActions";

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
          <DialogActions leave={<Trans>Back</Trans>} onLeave={props.onClose} busy={busy} disabled={!reason.trim()}>
            {props.action}
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
