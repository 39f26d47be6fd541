/** What can be done with the files of an order: bring, fetch and remove them. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useClient } from "urql";
import { graphql } from "~/graphql";
import { bring, download } from "~/lib/files";

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

export function useAttachments(orderId: string, again: () => void) {
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
