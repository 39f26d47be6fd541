/** What can be done with the form as a whole: copy, export, remove. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Menu, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconDots, IconDownload, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import type { Form } from "~/features/forms/model/form";
import { NewFormDialog } from "~/features/forms/NewFormDialog";
import { type FormRecord, RemoveForm } from "~/features/forms/queries";
import { saveJson } from "~/lib/files";
import type { Problem } from "~/lib/problems";

interface FormMenuProps {
  record: FormRecord;
  form: Form;
  may: boolean;
}

function RemoveDialog({ record, onClose }: { record: FormRecord; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [removing, remove] = useMutation(RemoveForm);
  const flows = [...new Set(record.uses.map((use) => use.flowKey))];
  const perform = async () => {
    const answer = await remove({ input: { key: record.key, version: record.version } });
    const refused = answer.data?.removeForm.problems ?? [{ code: "unavailable", message: t`The server did not answer.`, path: [] }];
    setProblems(refused);
    if (refused.length > 0) return;
    notifications.show({ message: t`${record.name.text} is removed` });
    await navigate({ to: "/forms" });
  };
  return (
    <Modal opened onClose={onClose} title={t`Remove ${record.name.text}?`} centered>
      <Stack>
        <ProblemList problems={problems} />
        <Text size="sm">
          {flows.length > 0 ? (
            <Trans>These flows name it and can't be published again without it: {flows.join(", ")}.</Trans>
          ) : (
            <Trans>No flow names it.</Trans>
          )}{" "}
          <Trans>Tasks that have it can still be done.</Trans>
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

export function FormMenu({ record, form, may }: FormMenuProps) {
  const { t } = useLingui();
  const [copying, setCopying] = useState(false);
  const [removing, setRemoving] = useState(false);
  const copy: Form = { ...form, key: `${form.key}-copy`, name: { ...form.name, en: t`${form.name["en"] ?? form.key} (copy)` } };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label={t`More`}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={15} aria-hidden />} onClick={() => saveJson(`${form.key}.form.json`, form)}>
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
      {copying && <NewFormDialog title={t`Duplicate a form`} base={copy} onClose={() => setCopying(false)} />}
      {removing && <RemoveDialog record={record} onClose={() => setRemoving(false)} />}
    </>
  );
}
