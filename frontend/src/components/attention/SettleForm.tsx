/** A manager corrects what decomposition could not get right, or says why it is right as it is. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Stack, Switch, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { SettleAttention } from "~/components/attention/queries";
import { Reasons } from "~/components/attention/Reasons";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { ValueField } from "~/components/ValueField";
import type { ToSettleQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import type { Problem } from "~/lib/problems";

export type DomainOrderToSettle = NonNullable<ToSettleQuery["domainOrder"]>;

/** Those that the reasons are about come first, so that what is wrong is on top. */
function inOrder(domainOrder: DomainOrderToSettle): DomainOrderToSettle["asked"] {
  const meant = new Set(domainOrder.attention.map(({ characteristic }) => characteristic));
  return domainOrder.asked.toSorted((a, b) => Number(meant.has(b.name)) - Number(meant.has(a.name)));
}

/** What was done was done with the values that it closed with. */
const isOver = ({ state }: DomainOrderToSettle): boolean => state === "CLOSED_COMPLETE" || state === "CANCELED";

interface SettleFormProps {
  domainOrder: DomainOrderToSettle;
  onClose: () => void;
  onSettled: () => void;
}

export function SettleForm({ domainOrder, onClose, onSettled }: SettleFormProps) {
  const { t } = useLingui();
  const [, settle] = useMutation(SettleAttention);
  const [reason, setReason] = useState("");
  const over = isOver(domainOrder);
  const [correcting, setCorrecting] = useState(!over && domainOrder.attention.some(({ characteristic }) => characteristic));
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const today = new Map(domainOrder.characteristics.map((one) => [one.name, one.value as unknown]));
  const send = async () => {
    setBusy(true);
    const given = correcting ? { values } : {};
    const answer = await settle({ input: { domainOrderId: domainOrder.id, reason: reason.trim(), ...given } });
    setBusy(false);
    const refused: readonly Problem[] = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]
      : (answer.data?.settleAttention.problems ?? []);
    setProblems(refused);
    if (refused.length > 0) return;
    notifications.show({ message: t`${domainOrder.number} is settled` });
    onSettled();
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) void send();
      }}
    >
      <Stack>
        <Text size="sm">
          {domainOrder.specification.name.text} · <Trans>Quantity {formatNumber(domainOrder.quantity)}</Trans>
        </Text>
        <Reasons reasons={domainOrder.attention} />
        <ProblemList problems={problems} />
        {!over && domainOrder.asked.length > 0 && (
          <Switch
            label={<Trans>Correct its values</Trans>}
            checked={correcting}
            onChange={(event) => setCorrecting(event.currentTarget.checked)}
          />
        )}
        {correcting &&
          inOrder(domainOrder).map((one) => (
            <ValueField
              key={one.name}
              spec={{ ...one, mandatory: false, label: one.label.text, help: one.help?.text }}
              value={one.name in values ? values[one.name] : today.get(one.name)}
              onChange={(value) => setValues((old) => ({ ...old, [one.name]: value }))}
            />
          ))}
        <Textarea
          data-autofocus
          label={t`Reason`}
          description={t`Kept in the history of the order.`}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={busy} disabled={!reason.trim()}>
          {correcting ? <Trans>Save and settle</Trans> : <Trans>It is right</Trans>}
        </DialogActions>
      </Stack>
    </form>
  );
}
