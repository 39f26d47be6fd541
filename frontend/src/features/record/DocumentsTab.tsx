/** The papers of an order: the order itself as PDF, and what people attached. */
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFileTypePdf } from "@tabler/icons-react";
import { Attachments } from "~/components/attachments/Attachments";
import { useOrderDocument } from "~/features/record/useOrderDocument";

export function DocumentsTab(props: { orderId: string; changed: string }) {
  const fetchDocument = useOrderDocument();
  return (
    <Attachments orderId={props.orderId} changed={props.changed}>
      <Button variant="default" leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={() => void fetchDocument(props.orderId)}>
        <Trans>Download as PDF</Trans>
      </Button>
    </Attachments>
  );
}
