/** The installed items that a domain order may be about, as many to be ticked as it asks for. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { AttendDomainOrder, ItemsToPick } from "~/components/attention/queries";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { QueryState } from "~/components/states";
import type { ItemsToPickQuery } from "~/graphql/graphql";
import { formatDate } from "~/lib/format";
import type { Problem } from "~/lib/problems";

type DomainOrder = NonNullable<ItemsToPickQuery["domainOrder"]>;
type Choice = NonNullable<DomainOrder["choice"]>;
type Item = Choice["candidates"][number];

interface PickItemsProps {
  id: string;
  onClose: () => void;
  onPicked?: (() => void) | undefined;
}

export function PickItems({ id, onClose, onPicked }: PickItemsProps) {
  const [query, again] = useQuery({ query: ItemsToPick, variables: { id }, requestPolicy: "network-only" });
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ domainOrder }) =>
        domainOrder?.choice ? (
          <PickForm domainOrder={domainOrder} choice={domainOrder.choice} onClose={onClose} onPicked={onPicked} />
        ) : (
          <Text>
            <Trans>There is nothing to pick any more.</Trans>
          </Text>
        )
      }
    </QueryState>
  );
}

interface PickFormProps extends Omit<PickItemsProps, "id"> {
  domainOrder: DomainOrder;
  choice: Choice;
}

function PickForm({ domainOrder, choice, onClose, onPicked }: PickFormProps) {
  const { t } = useLingui();
  const [, attend] = useMutation(AttendDomainOrder);
  const [picked, setPicked] = useState<readonly string[]>(choice.meant.map(({ id }) => id).slice(0, choice.count));
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const ready = picked.length === choice.count;
  const send = async () => {
    setBusy(true);
    const answer = await attend({
      input: { domainOrderId: domainOrder.id, itemIds: [...picked], reason: reason.trim() || null },
    });
    setBusy(false);
    const refused: readonly Problem[] = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]
      : (answer.data?.attendDomainOrder.problems ?? []);
    setProblems(refused);
    if (refused.length > 0) return;
    notifications.show({ message: t`${domainOrder.number} goes on` });
    onPicked?.();
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <Stack>
        <Text size="sm">
          <Plural
            value={choice.count}
            one="Less is wanted than is installed. Pick the item that goes; the others stay."
            other="Less is wanted than is installed. Pick the # items that go; the others stay."
          />
        </Text>
        <ProblemList problems={problems} />
        <Checkbox.Group
          label={domainOrder.specification.name.text}
          value={[...picked]}
          onChange={(ids) => setPicked(choice.count === 1 ? ids.slice(-1) : ids)}
        >
          <Stack gap="xs" mt="xs">
            {choice.candidates.map((item) => (
              <Checkbox key={item.id} value={item.id} label={item.number} description={<Told item={item} />} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Textarea
          label={t`Reason`}
          description={t`Kept in the history of the order.`}
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={busy} disabled={!ready}>
          <Plural value={choice.count} one="This one goes" other="These go" />
        </DialogActions>
      </Stack>
    </form>
  );
}

/** What tells one item from its likes: where it is, since when, and its values. */
function Told({ item }: { item: Item }) {
  const values = item.characteristics
    .filter(({ value }) => value !== null && value !== "")
    .map(({ label, value }) => `${label.text}: ${String(value)}`);
  const parts = [item.site?.name, item.activatedAt && formatDate(item.activatedAt), ...values];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}
