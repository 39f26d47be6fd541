/** Files that people attached to an order; brought by button or dropped here. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Badge, Button, Checkbox, FileButton, Group } from "@mantine/core";
import { IconDownload, IconPaperclip, IconTrash } from "@tabler/icons-react";
import { type DragEvent, type ReactNode, useState } from "react";
import classes from "~/components/attachments/attachments.module.css";
import { useAttachments } from "~/components/attachments/useAttachments";
import { EmptyState, QueryState } from "~/components/states";
import { useAskedAgain } from "~/components/useAskedAgain";
import { When } from "~/components/When";
import { graphql } from "~/graphql";
import type { OrderAttachmentsQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const OrderAttachments = graphql(`
  query OrderAttachments($id: ID!) {
    order(id: $id) { id attachments { id name mediaType size audience uploadedBy createdAt } }
  }
`);

type Attachment = NonNullable<OrderAttachmentsQuery["order"]>["attachments"][number];

interface AttachmentsProps {
  orderId: string;
  /** Whatever changes when the order does; the files are asked for anew. */
  changed?: string;
  /** Stands before the button that attaches. */
  children?: ReactNode;
}

export function Attachments({ orderId, changed, children }: AttachmentsProps) {
  const { t } = useLingui();
  const [query, again] = useAskedAgain(OrderAttachments, { id: orderId }, changed ?? "");
  const [shown, setShown] = useState(false);
  const edits = useCan("order.edit");
  const enriches = useCan("order.enrich");
  const approves = useCan("order.approve");
  const mayAttach = edits || enriches || approves;
  const { busy, attach, fetch, remove } = useAttachments(orderId, again);
  const drop = (event: DragEvent) => {
    if (!mayAttach || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void attach([...event.dataTransfer.files], shown);
  };
  return (
    <section aria-label={t`Documents`} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Group gap="sm" mb="sm">
        {children}
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
