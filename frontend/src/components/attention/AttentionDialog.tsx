/** A manager picks which of several installed items go; anything that shows domain orders can open it. */
import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { PickItems } from "~/components/attention/PickItems";

interface AttentionDialogProps {
  id: string;
  number: string;
  onClose: () => void;
  onPicked?: () => void;
}

export function AttentionDialog({ id, number, onClose, onPicked }: AttentionDialogProps) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={onClose} title={t`Pick what goes: ${number}`} centered size="lg">
      <PickItems id={id} onClose={onClose} onPicked={onPicked} />
    </Modal>
  );
}
