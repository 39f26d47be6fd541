/** Fetches an order as PDF, in the language of this page. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "~/graphql";
import { download } from "~/lib/files";

const OrderDocument = graphql(`
  mutation OrderDocument($input: OrderDocumentInput!) {
    orderDocument(input: $input) { document { url name } problems { code message path } }
  }
`);

export function useOrderDocument() {
  const client = useClient();
  const { t } = useLingui();
  return useCallback(
    async (orderId: string) => {
      const payload = (await client.mutation(OrderDocument, { input: { orderId } })).data?.orderDocument;
      if (payload?.document) return download(payload.document.url, payload.document.name);
      notifications.show({ color: "red", message: payload?.problems[0]?.message ?? t`The server did not answer; try again.` });
    },
    [client, t],
  );
}
