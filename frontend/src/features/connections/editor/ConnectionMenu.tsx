/** What can be done with the connection as a whole: copy, export, remove. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Menu, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconDots, IconDownload, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import type { Connection } from "~/features/connections/model/connection";
import { NewConnectionDialog } from "~/features/connections/NewConnectionDialog";
import { type ConnectionRecord, RemoveConnection } from "~/features/connections/queries";
import { saveJson } from "~/lib/files";
import type { Problem } from "~/lib/problems";

interface ConnectionMenuProps {
  record: ConnectionRecord;
  connection: Connection;
  may: boolean;
}

function RemoveDialog({ record, onClose }: { record: ConnectionRecord; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [removing, remove] = useMutation(RemoveConnection);
  const flows = [...new Set(record.operations.flatMap((one) => one.uses.map((use) => use.flowKey)))];
  const perform = async () => {
    const answer = await remove({ input: { key: record.key, version: record.version } });
    const refused = answer.data?.removeConnection.problems ?? [{ code: "unavailable", message: t`The server did not answer.`, path: [] }];
    setProblems(refused);
    if (refused.length > 0) return;
    notifications.show({ message: t`${record.name.text} is removed` });
    await navigate({ to: "/connections" });
  };
  return (
    <Modal opened onClose={onClose} title={t`Remove ${record.name.text}?`} centered>
      <Stack>
        <ProblemList problems={problems} />
        <Text size="sm">
          {flows.length > 0 ? (
            <Trans>These flows call it: {flows.join(", ")}. Their tasks fail from then on, and they can't be published again.</Trans>
          ) : (
            <Trans>No flow calls it.</Trans>
          )}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            <Trans>Back</Trans>
          </Button>
          <Button color="red" loading={removing.fetching} onClick={() => void perform()}>
            <Trans>Remove</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function ConnectionMenu({ record, connection, may }: ConnectionMenuProps) {
  const { t } = useLingui();
  const [copying, setCopying] = useState(false);
  const [removing, setRemoving] = useState(false);
  const name = connection.name["en"] ?? connection.key;
  const copy: Connection = { ...connection, key: `${connection.key}-copy`.slice(0, 40), name: { ...connection.name, en: t`${name} (copy)` } };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label={t`More`}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={15} aria-hidden />} onClick={() => saveJson(`${connection.key}.connection.json`, connection)}>
            <Trans>Export as JSON</Trans>
          </Menu.Item>
          {may && (
            <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={() => setCopying(true)}>
              <Trans>Duplicate</Trans>
            </Menu.Item>
          )}
          {may && (
            <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => setRemoving(true)}>
              <Trans>Remove</Trans>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {copying && <NewConnectionDialog title={t`Duplicate a connection`} base={copy} onClose={() => setCopying(false)} />}
      {removing && <RemoveDialog record={record} onClose={() => setRemoving(false)} />}
    </>
  );
}
