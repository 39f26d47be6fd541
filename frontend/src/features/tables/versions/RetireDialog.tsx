/** Takes a table, or one version of it, out of use after a look at what uses it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { RetireTable, RetireTableVersion } from "~/features/tables/versions/queries";
import { UsageList } from "~/features/tables/versions/UsageList";
import type { Problem } from "~/lib/problems";

interface RetireProps {
  tableKey: string;
  /** None for the whole table. */
  version: number | null;
  onClose: () => void;
}

export function RetireDialog({ tableKey, version, onClose }: RetireProps) {
  const { t } = useLingui();
  const [, retire] = useMutation(RetireTable);
  const [, retireVersion] = useMutation(RetireTableVersion);
  const [confirmed, setConfirmed] = useState(false);
  const [inUse, setInUse] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const what = version === null ? t`the table` : t`version ${version}`;
  const perform = async () => {
    setBusy(true);
    const found =
      version === null
        ? (await retire({ input: { key: tableKey, confirm: confirmed } })).data?.retireDefinition.problems
        : (await retireVersion({ input: { key: tableKey, version, confirm: confirmed } })).data?.retireVersion.problems;
    setBusy(false);
    const refused = found ?? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }];
    setInUse(refused.some((one) => one.code === "flows.in_use"));
    setProblems(refused.filter((one) => one.code !== "flows.in_use"));
    if (refused.length > 0) return;
    notifications.show({ message: version === null ? t`The table is retired` : t`Version ${version} is retired` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Retire ${what}?`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        <ProblemList problems={problems} />
        <p style={{ margin: 0 }}>
          {version === null ? (
            <Trans>Nothing can ask it or refer to it any more. What runs with it goes on, and it can be brought back.</Trans>
          ) : (
            <Trans>Nothing can be pinned to this version, or rolled back to it, any more. It can be brought back.</Trans>
          )}
        </p>
        <UsageList tableKey={tableKey} {...(version === null ? {} : { version })} />
        {inUse && (
          <Checkbox
            label={t`It is in use. Retire it all the same.`}
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button variant="default" style={{ color: "var(--tone-bad-text)" }} loading={busy} disabled={inUse && !confirmed} onClick={() => void perform()}>
            <Trans>Retire</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
