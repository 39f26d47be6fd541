/** What a manager does about a domain order that needs attention: pick what goes, correct a value, or say that it is right. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Text } from "@mantine/core";
import { useQuery } from "urql";
import { PickItems } from "~/components/attention/PickItems";
import { ToSettle } from "~/components/attention/queries";
import { SettleForm } from "~/components/attention/SettleForm";
import { QueryState } from "~/components/states";

interface AttentionDialogProps {
  id: string;
  number: string;
  onClose: () => void;
  onSettled: () => void;
}

export function AttentionDialog({ id, number, onClose, onSettled }: AttentionDialogProps) {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: ToSettle, variables: { id }, requestPolicy: "network-only" });
  return (
    <Modal opened onClose={onClose} title={t`Settle ${number}`} centered size="lg" closeButtonProps={{ "aria-label": t`Close` }}>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ domainOrder }) =>
          !domainOrder || domainOrder.attention.length === 0 ? (
            <Text>
              <Trans>Somebody has settled it already.</Trans>
            </Text>
          ) : domainOrder.attention.some(({ kind }) => kind === "PICK") ? (
            <PickItems id={id} onClose={onClose} onPicked={onSettled} />
          ) : (
            <SettleForm domainOrder={domainOrder} onClose={onClose} onSettled={onSettled} />
          )
        }
      </QueryState>
    </Modal>
  );
}
