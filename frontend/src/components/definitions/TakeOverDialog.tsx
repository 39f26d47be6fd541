/** Takes the right to write from someone, after saying what that means for them. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import classes from "~/components/definitions/definitions.module.css";

interface TakeOverProps {
  name: string;
  perform: () => Promise<string | null>;
  onClose: () => void;
}

export function TakeOverDialog({ name, perform, onClose }: TakeOverProps) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const take = async () => {
    setBusy(true);
    const problem = await perform();
    setBusy(false);
    if (problem === null) onClose();
    else setRefused(problem || t`The server did not answer; nothing was changed.`);
  };
  return (
    <Modal opened onClose={onClose} title={t`Take over from ${name}?`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        {refused && (
          <Alert role="alert" variant="outline" color="red">
            {refused}
          </Alert>
        )}
        <p className={classes.flat}>
          <Trans>You go on writing, and {name} can only look until they take it back. They are told that it was you.</Trans>
        </p>
        <p className={classes.flat}>
          <Trans>Nothing is lost: what they have not saved yet stays in their browser and is merged when they take it back.</Trans>
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Only look</Trans>
          </Button>
          <Button data-autofocus loading={busy} onClick={() => void take()}>
            <Trans>Take over</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
