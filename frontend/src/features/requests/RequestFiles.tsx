/** What is attached to a request: by the customer, for the customer, or for the house only. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Checkbox, FileButton, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "urql";
import { BringRequestFile, FetchRequestFile, type OpenRequest } from "~/features/requests/queries";
import { bring, download } from "~/lib/files";
import { useCan } from "~/lib/session";

function useFiles(request: OpenRequest, refresh: () => void) {
  const { t } = useLingui();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const complain = (message: string | null | undefined) =>
    notifications.show({ color: "red", message: message || t`The server did not answer; nothing was changed.`, autoClose: 8000 });
  const attach = async (file: File, shown: boolean) => {
    setBusy(true);
    const input = { subjectId: request.id, name: file.name, audience: shown ? ("CUSTOMER" as const) : ("INTERNAL" as const) };
    const made = (await client.mutation(BringRequestFile, { input })).data?.prepareAttachment;
    const refused = made?.address ? await bring(made.address.url, file) : (made?.problems[0]?.message ?? "");
    if (refused !== null) complain(refused);
    setBusy(false);
    refresh();
  };
  const fetch = async (attachmentId: string) => {
    const found = (await client.mutation(FetchRequestFile, { input: { attachmentId } })).data?.fetchAttachment;
    if (found?.address) download(found.address.url, found.address.name);
    else complain(found?.problems[0]?.message);
  };
  return { busy, attach, fetch };
}

export function RequestFiles({ request, refresh }: { request: OpenRequest; refresh: () => void }) {
  const { t } = useLingui();
  const { busy, attach, fetch } = useFiles(request, refresh);
  const [shown, setShown] = useState(true);
  const edits = useCan("order.edit");
  const works = useCan("task.work");
  const may = (edits || works) && request.actions.includes("reply");
  if (!may && request.attachments.length === 0) return null;
  return (
    <section aria-label={t`Files`}>
      <h2>
        <Trans>Files</Trans>
      </h2>
      {request.attachments.map((file) => (
        <Group key={file.id} gap="xs" mb={4}>
          <Button variant="subtle" size="compact-sm" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => void fetch(file.id)}>
            {file.name}
          </Button>
          <span>{file.uploadedBy}</span>
          {file.audience === "INTERNAL" && (
            <Badge variant="light" color="gray" autoContrast>
              <Trans>Not for the customer</Trans>
            </Badge>
          )}
        </Group>
      ))}
      {may && (
        <Group mt="xs">
          <FileButton onChange={(file) => file && void attach(file, shown)}>
            {(props) => (
              <Button {...props} variant="default" loading={busy} leftSection={<IconPaperclip size={16} aria-hidden />}>
                <Trans>Attach a file</Trans>
              </Button>
            )}
          </FileButton>
          <Checkbox label={t`The customer sees it`} checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        </Group>
      )}
    </section>
  );
}
