/** Cancelling can't be undone, so it asks for a reason first. */
import { Trans } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { graphql } from "~/graphql/portal";
import { useAction } from "~/features/portal/lib/portal";
import type { TrackedOrder } from "~/features/portal/orders/OrderPage";
import { Button } from "~/features/portal/ui/Button";
import { Dialog } from "~/features/portal/ui/Dialog";
import { TextArea } from "~/features/portal/ui/fields";
import { Problems } from "~/features/portal/ui/states";

const Cancel = graphql(`
  mutation Cancel($input: CancelOrder!) {
    cancelOrder(input: $input) {
      order { id stage }
      problems { code message path }
    }
  }
`);

export function CancelOrder({ order, onClose }: { order: TrackedOrder; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly { message: string }[]>([]);
  const cancel = useAction(Cancel);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await cancel.run({ input: { number: order.number, reason, version: null } });
    setProblems(done?.cancelOrder.problems ?? []);
    if (done?.cancelOrder.order) onClose();
  };
  return (
    <Dialog title={<Trans>Cancel {order.number}?</Trans>} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <TextArea required autoFocus label={<Trans>Why?</Trans>} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Problems problems={problems} failed={cancel.failed} />
        <Button type="submit" look="danger" busy={cancel.running} disabled={reason.trim() === ""}>
          <Trans>Cancel the order</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
