/** Takes a version out of use, after showing where it is used. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import classes from "~/components/definitions/definitions.module.css";
import type { Usage } from "~/components/definitions/documents";
import { Refusals } from "~/components/definitions/Refusals";
import { UsageList } from "~/components/definitions/UsageList";
import { LoadingState } from "~/components/states";
import type { Problem } from "~/lib/problems";

interface RetireProps {
  title: string;
  flow: string;
  /** What uses this very version; null while it is not known. */
  usage: readonly Usage[] | null;
  perform: () => Promise<readonly Problem[]>;
  onClose: () => void;
}

export function RetireDialog({ title, flow, usage, perform, onClose }: RetireProps) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const used = (usage ?? []).length > 0;
  const retire = async () => {
    setBusy(true);
    const refused = await perform();
    setBusy(false);
    setProblems(refused);
    if (refused.length === 0) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        <Refusals problems={problems} />
        <p className={classes.flat}>
          <Trans>Nothing can be pinned to it or rolled back to it any more; what runs with it goes on. It can be brought back.</Trans>
        </p>
        <section aria-label={t`Where it is used`}>
          <h3 className={classes.title}>
            <Trans>Where it is used</Trans>
          </h3>
          {usage ? <UsageList usage={usage} flow={flow} /> : <LoadingState rows={2} />}
        </section>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button variant="default" style={{ color: "var(--tone-bad-text)" }} loading={busy} disabled={!usage} onClick={() => void retire()}>
            {used ? <Trans>Retire it all the same</Trans> : <Trans>Retire</Trans>}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
