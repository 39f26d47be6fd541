/** Makes what waits for a second person a draft again. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { TakeBackRequest } from "~/components/definitions/documents";
import { Refusals } from "~/components/definitions/Refusals";
import { useStudio } from "~/features/studio/store";
import { useAsk } from "~/features/studio/versions/asking";
import type { Problem } from "~/lib/problems";

export function Withdraw({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const key = useStudio((studio) => studio.key);
  const ask = useAsk();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const perform = async () => {
    setBusy(true);
    const refused = await ask(TakeBackRequest, { key });
    setBusy(false);
    setProblems(refused);
    if (refused.length === 0) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Take the request back?`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        <Refusals problems={problems} />
        <p style={{ margin: 0 }}>
          <Trans>The draft can be changed again, and nobody is asked to agree to it any more.</Trans>
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Leave it</Trans>
          </Button>
          <Button data-autofocus loading={busy} onClick={() => void perform()}>
            <Trans>Take it back</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
