/** Agrees a discount or a price: for what, how much, for how long, and why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, NumberInput, SegmentedControl, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useClient } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { type Agreement, emptyAgreement, inputOf, metBy, targetsOf } from "~/components/pricing/agreement";
import { ProblemList } from "~/components/ProblemList";
import { formatMoney } from "~/lib/format";
import { AgreePrice, comesTo, type PricedLine } from "~/lib/pricing";
import { messageAt, type Problem } from "~/lib/problems";

interface AgreePriceDialogProps {
  order: { id: string; version: number };
  lines: readonly PricedLine[];
  onClose: () => void;
  onAgreed: (version: number) => void;
}

const fields = ["line", "charge", "charge_type", "value", "months", "reason"];

export function AgreePriceDialog({ order, lines, onClose, onAgreed }: AgreePriceDialogProps) {
  const { t } = useLingui();
  const client = useClient();
  const [given, setGiven] = useState<Agreement>(emptyAgreement);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Agreement>) => setGiven((old) => ({ ...old, ...part }));
  const valueLabel = useValueLabel(given);
  const targets = targetsOf(lines, given.line);
  const met = metBy(lines, given);
  const now = comesTo(met);
  const once = comesTo(met.filter(({ chargeType }) => chargeType === "one_time"));
  const again = comesTo(met.filter(({ chargeType }) => chargeType === "recurring"));
  const present = once && again ? t`These charges come to ${formatMoney(once)} once and ${formatMoney(again)} recurring now.` : now && t`These charges come to ${formatMoney(now)} now.`;
  const recurring = met.some(({ chargeType }) => chargeType === "recurring");
  const currency = lines.flatMap((line) => line.charges)[0]?.total.currency ?? "";

  const send = async () => {
    setBusy(true);
    const answer = await client.mutation(AgreePrice, { input: { orderId: order.id, version: order.version, ...inputOf(given) } });
    setBusy(false);
    const payload = answer.data?.adjustPrice;
    if (payload?.order) onAgreed(payload.order.version);
    else setProblems(payload?.problems ?? [{ code: "offline", message: t`The server does not answer. Try again.`, path: [] }]);
  };
  const general = problems.filter(({ path }) => !fields.includes(String(path[0] ?? "").replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
  return (
    <Modal opened onClose={onClose} title={t`Agree a price`} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="sm">
          <Select
            data-autofocus
            label={t`For`}
            data={[
              { value: "", label: t`The whole order` },
              ...lines.filter((line) => line.charges.length > 0).map((line) => ({ value: line.number, label: `${line.number} · ${line.offering?.name.text ?? ""}` })),
            ]}
            value={given.line ?? ""}
            allowDeselect={false}
            error={messageAt(problems, "line")}
            onChange={(line) => change({ line: line || null, target: "all" })}
          />
          <Select
            label={t`Which charges`}
            data={[
              { value: "all", label: t`All charges` },
              { value: "type:RECURRING", label: t`Recurring charges` },
              { value: "type:ONE_TIME", label: t`One-time charges` },
              ...targets,
            ]}
            value={given.target}
            allowDeselect={false}
            error={messageAt(problems, "charge_type") ?? messageAt(problems, "charge")}
            onChange={(target) => change({ target: target ?? "all" })}
          />
          <SegmentedControl
            aria-label={t`How`}
            data={[
              { value: "PERCENT", label: t`Percent off` },
              { value: "AMOUNT", label: t`Amount off` },
              { value: "OVERRIDE", label: t`New price` },
            ]}
            value={given.kind}
            onChange={(kind) => change({ kind: kind as Agreement["kind"] })}
          />
          <NumberInput
            label={valueLabel}
            description={present}
            required
            value={given.value}
            decimalScale={4}
            suffix={given.kind === "PERCENT" ? " %" : ` ${currency}`}
            error={messageAt(problems, "value")}
            onChange={(value) => change({ value })}
          />
          {recurring && (
            <NumberInput
              label={t`Months`}
              description={t`Left blank, it lasts as long as the contract.`}
              min={1}
              allowDecimal={false}
              value={given.months}
              error={messageAt(problems, "months")}
              onChange={(months) => change({ months })}
            />
          )}
          <Textarea
            label={t`Reason`}
            required
            autosize
            minRows={2}
            maxLength={500}
            value={given.reason}
            error={messageAt(problems, "reason")}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <ProblemList problems={general} />
          <Text size="xs" c="var(--mantine-color-dimmed)">
            <Trans>More than your limit is kept, and waits for an order approver.</Trans>
          </Text>
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={busy} disabled={given.value === "" || !given.reason.trim()}>
            <Trans>Agree</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}

function useValueLabel(given: Agreement): string {
  const { t } = useLingui();
  if (given.kind === "PERCENT") return t`Percent off`;
  if (given.kind === "AMOUNT") return t`Amount off all of them together`;
  return given.line === null ? t`All of them together cost` : t`A unit costs`;
}
