/** Files of an order: the order itself as PDF, and what people attached; brought by button or dropped here. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Badge, Button, Checkbox, FileButton, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconFileTypePdf, IconPaperclip, IconTrash } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useClient } from "urql";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { RecordDocuments } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { useOrderDocument } from "~/features/record/useOrderDocument";
import { useAskedAgain } from "~/components/useAskedAgain";
import { graphql } from "~/graphql";
import type { RecordDocumentsQuery } from "~/graphql/graphql";
import { bring, download } from "~/lib/files";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const PrepareAttachment = graphql(`
  mutation PrepareAttachment($input: PrepareAttachmentInput!) {
    prepareAttachment(input: $input) { address { url maxBytes } problems { code message path } }
  }
`);
const FetchAttachment = graphql(`
  mutation FetchAttachment($input: AttachmentInput!) {
    fetchAttachment(input: $input) { address { url name } problems { code message path } }
  }
`);
const RemoveAttachment = graphql(`
  mutation RemoveAttachment($input: AttachmentInput!) {
    removeAttachment(input: $input) { attachment { id } problems { code message path } }
  }
`);

type Attachment = NonNullable<RecordDocumentsQuery["order"]>["attachments"][number];

function useAttachments(orderId: string, again: () => void) {
  const client = useClient();
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const complain = (message: string | null | undefined) =>
    notifications.show({ color: "red", message: message || t`The server did not answer; try again.`, autoClose: 8000 });
  const attach = async (files: readonly File[], shown: boolean) => {
    setBusy(true);
    for (const file of files) {
      const input = { subjectId: orderId, name: file.name, audience: shown ? ("CUSTOMER" as const) : ("INTERNAL" as const) };
      const payload = (await client.mutation(PrepareAttachment, { input })).data?.prepareAttachment;
      const refused = payload?.address ? await bring(payload.address.url, file) : (payload?.problems[0]?.message ?? "");
      if (refused !== null) complain(refused && `${file.name}: ${refused}`);
    }
    setBusy(false);
    again();
  };
  const fetch = async (attachmentId: string) => {
    const payload = (await client.mutation(FetchAttachment, { input: { attachmentId } })).data?.fetchAttachment;
    if (payload?.address) download(payload.address.url, payload.address.name);
    else complain(payload?.problems[0]?.message);
  };
  const remove = async (attachmentId: string) => {
    const payload = (await client.mutation(RemoveAttachment, { input: { attachmentId } })).data?.removeAttachment;
    if (!payload?.attachment) complain(payload?.problems[0]?.message);
    again();
  };
  return { busy, attach, fetch, remove };
}

export function DocumentsTab(props: { orderId: string; number: string; changed: string }) {
  const { t } = useLingui();
  const [query, again] = useAskedAgain(RecordDocuments, { number: props.number }, props.changed);
  const [shown, setShown] = useState(false);
  const edits = useCan("order.edit");
  const enriches = useCan("order.enrich");
  const approves = useCan("order.approve");
  const mayAttach = edits || enriches || approves;
  const { busy, attach, fetch, remove } = useAttachments(props.orderId, again);
  const fetchDocument = useOrderDocument();
  const drop = (event: DragEvent) => {
    if (!mayAttach || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void attach([...event.dataTransfer.files], shown);
  };
  return (
    <section aria-label={t`Documents`} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Group gap="sm" mb="sm">
        <Button variant="default" leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={() => void fetchDocument(props.orderId)}>
          <Trans>Download as PDF</Trans>
        </Button>
        {mayAttach && (
          <>
            <FileButton multiple onChange={(files) => void attach(files, shown)} inputProps={{ "aria-label": t`Attach files` }}>
              {(button) => (
                <Button {...button} variant="default" loading={busy} leftSection={<IconPaperclip size={16} aria-hidden />}>
                  <Trans>Attach files</Trans>
                </Button>
              )}
            </FileButton>
            <Checkbox label={<Trans>The customer may see them</Trans>} checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
          </>
        )}
      </Group>
      <QueryState query={query} retry={again}>
        {({ order }) =>
          order && order.attachments.length > 0 ? (
            <ul className={classes.files}>
              {order.attachments.map((file) => (
                <FileRow key={file.id} file={file} onFetch={() => void fetch(file.id)} onRemove={mayAttach ? () => void remove(file.id) : undefined} />
              ))}
            </ul>
          ) : (
            <EmptyState Icon={IconPaperclip} title={<Trans>Nothing is attached</Trans>}>
              {mayAttach && <Trans>Attach contracts, plans or pictures of up to 20 MB, or drop them here.</Trans>}
            </EmptyState>
          )
        }
      </QueryState>
    </section>
  );
}

function FileRow({ file, onFetch, onRemove }: { file: Attachment; onFetch: () => void; onRemove: (() => void) | undefined }) {
  const { t } = useLingui();
  return (
    <li>
      <div className={classes.fileName}>
        <strong>{file.name}</strong>{" "}
        <Badge variant="default" size="sm">
          {file.audience === "CUSTOMER" ? <Trans>Customer sees it</Trans> : <Trans>Internal</Trans>}
        </Badge>
        <p className={classes.dim}>
          {sizeOf(file.size)} · {file.uploadedBy} · <When at={file.createdAt} />
        </p>
      </div>
      <ActionIcon aria-label={t`Download ${file.name}`} onClick={onFetch}>
        <IconDownload size={16} aria-hidden />
      </ActionIcon>
      {onRemove && (
        <ActionIcon aria-label={t`Remove ${file.name}`} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

const sizeOf = (bytes: number) => (bytes < 1024 * 1024 ? `${formatNumber(Math.max(1, Math.round(bytes / 1024)))} KB` : `${formatNumber(Math.round(bytes / 104857.6) / 10)} MB`);
