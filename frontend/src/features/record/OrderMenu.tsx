/** What else can be made of an order: a document, another order, a template. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Checkbox, Group, Menu, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconDots, IconFileTypePdf, IconTemplate } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useClient } from "urql";
import { ProblemList } from "~/components/ProblemList";
import type { RecordOrder } from "~/features/record/queries";
import { useOrderDocument } from "~/features/record/useOrderDocument";
import { graphql } from "~/graphql";
import { randomKey } from "~/lib/id";
import type { Problem } from "~/lib/problems";
import { useCan } from "~/lib/session";

const CopyOrder = graphql(`
  mutation CopyOrder($input: CopyOrderInput!) {
    copyOrder(input: $input) { order { id number } problems { code message path } }
  }
`);
const SaveTemplate = graphql(`
  mutation SaveTemplate($input: SaveTemplateInput!) {
    saveTemplate(input: $input) { template { id name } problems { code message path } }
  }
`);

export function OrderMenu({ order }: { order: RecordOrder }) {
  const { t } = useLingui();
  const client = useClient();
  const navigate = useNavigate();
  const mayCapture = useCan("order.capture");
  const mayKeep = useCan("account.write");
  const [saving, dialog] = useDisclosure(false);
  const [key] = useState(randomKey);
  const fetchDocument = useOrderDocument();
  const again = async () => {
    const payload = (await client.mutation(CopyOrder, { input: { orderId: order.id, key } })).data?.copyOrder;
    if (payload?.order) return navigate({ to: `/capture?draft=${payload.order.id}` });
    const message = payload?.problems.map((one) => one.message).join(" ") ?? t`The server did not answer; nothing was changed.`;
    notifications.show({ color: "red", message, autoClose: 8000 });
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t`More about this order`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={() => void fetchDocument(order.id)}>
            <Trans>Download as PDF</Trans>
          </Menu.Item>
          {mayCapture && (
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void again()}>
              <Trans>Order again</Trans>
            </Menu.Item>
          )}
          {mayCapture && mayKeep && (
            <Menu.Item leftSection={<IconTemplate size={16} aria-hidden />} onClick={dialog.open}>
              <Trans>Save as template</Trans>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {saving && <TemplateDialog order={order} onClose={dialog.close} />}
    </>
  );
}

function TemplateDialog({ order, onClose }: { order: RecordOrder; onClose: () => void }) {
  const { t } = useLingui();
  const client = useClient();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [forAccount, setForAccount] = useState(false);
  const [key] = useState(randomKey);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const input = { orderId: order.id, name, description: description || null, forAccount, key: `${key}:${name}:${forAccount}:${description}` };
    const payload = (await client.mutation(SaveTemplate, { input })).data?.saveTemplate;
    if (!payload?.template) return setProblems(payload?.problems ?? [{ code: "failed", message: t`The server did not answer; nothing was changed.`, path: [] }]);
    notifications.show({ message: t`The template ${name} was saved.` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<Trans>Save as template</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="sm">
          <TextInput data-autofocus required maxLength={120} label={<Trans>Name</Trans>} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Textarea label={<Trans>Description</Trans>} autosize value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
          <Checkbox
            label={<Trans>Only for {order.account.name}, with its sites</Trans>}
            checked={forAccount}
            onChange={(event) => setForAccount(event.currentTarget.checked)}
          />
          <ProblemList problems={problems} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit">
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
