/** Cancelling can't be undone, so it asks for a reason first. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { graphql } from "~/graphql";
import type { Problem } from "~/lib/problems";

const CancelOwn = graphql(`
  mutation CancelOwn($input: OrderVerbInput!) {
    cancelOrder(input: $input) {
      order { id state version stateReason actions }
      problems { code message path }
    }
  }
`);

export function CancelOwnOrder({ order }: { order: { id: string; version: number; number: string } }) {
  const { t } = useLingui();
  const [open, dialog] = useDisclosure(false);
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<Problem[]>([]);
  const [state, cancel] = useMutation(CancelOwn);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { data } = await cancel({ input: { orderId: order.id, version: order.version, reason } });
    const refused = data?.cancelOrder.problems ?? [{ code: "failed", message: t`The server did not answer. Try again.`, path: [] }];
    setProblems(refused);
    if (refused.length === 0) dialog.close();
  };
  return (
    <>
      <Button variant="default" mt="lg" onClick={dialog.open}>
        <Trans>Cancel this order</Trans>
      </Button>
      <Modal opened={open} onClose={dialog.close} title={t`Cancel ${order.number}?`} closeButtonProps={{ "aria-label": t`Close` }}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="sm">
            <ProblemList problems={problems} />
            <Textarea data-autofocus required label={<Trans>Why?</Trans>} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            <Group justify="end">
              <Button variant="default" onClick={dialog.close}>
                <Trans>Keep the order</Trans>
              </Button>
              <Button type="submit" color="red.8" loading={state.fetching}>
                <Trans>Cancel the order</Trans>
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
