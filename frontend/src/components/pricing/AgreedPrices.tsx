/** The prices that people agreed for an order: what each takes off, why, and by whom; a draft's can be changed. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconAlertTriangle, IconRosetteDiscount, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "urql";
import { AgreePriceDialog } from "~/components/pricing/AgreePriceDialog";
import classes from "~/components/pricing/pricing.module.css";
import { ProblemList } from "~/components/ProblemList";
import { formatMoney, formatNumber } from "~/lib/format";
import { type Agreed, type PricedLine, TakeBackPrice } from "~/lib/pricing";
import type { Problem } from "~/lib/problems";

interface AgreedPricesProps {
  agreed: readonly Agreed[];
  needsApproval: boolean;
  lines: readonly PricedLine[];
  /** Saves what is pending and tells under which version; absent where nothing may be changed. */
  onChange?: { saved: () => Promise<{ id: string; version: number } | null>; done: (version: number) => void };
}

export function AgreedPrices({ agreed, needsApproval, lines, onChange }: AgreedPricesProps) {
  const { t } = useLingui();
  const client = useClient();
  const [agreeing, setAgreeing] = useState<{ id: string; version: number } | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  if (agreed.length === 0 && !onChange) return null;

  const takeBack = async (adjustment: string) => {
    const order = await onChange?.saved();
    if (!order) return;
    const answer = await client.mutation(TakeBackPrice, { input: { orderId: order.id, version: order.version, adjustment } });
    const payload = answer.data?.removeAdjustment;
    setProblems(payload?.problems ?? []);
    if (payload?.order) onChange?.done(payload.order.version);
  };
  return (
    <div role="group" className={classes.agreements} aria-label={t`Agreed prices`}>
      {agreed.length > 0 && (
        <ul>
          {agreed.map((one) => (
            <li key={one.id}>
              <span>
                <Spoken one={one} /> · {whatOf(one, lines) ?? t`Whole order`}
              </span>
              <span>−{formatMoney(one.takesOff)}</span>
              {onChange ? (
                <ActionIcon variant="subtle" size="sm" color="gray" aria-label={t`Take back: ${one.reason}`} onClick={() => void takeBack(one.id)}>
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              ) : (
                <span />
              )}
              <small>
                <Trans>
                  {one.reason}, by {one.by}
                </Trans>
                {one.months !== null && (
                  <>
                    {" · "}
                    <Plural value={one.months} one="for # month" other="for # months" />
                  </>
                )}
              </small>
            </li>
          ))}
        </ul>
      )}
      {needsApproval && (
        <p className={classes.notice}>
          <IconAlertTriangle size={16} aria-hidden />
          <Trans>This is more than the limit, so an order approver decides.</Trans>
        </p>
      )}
      <ProblemList problems={problems} />
      {onChange && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRosetteDiscount size={15} aria-hidden />}
          onClick={() => void onChange.saved().then(setAgreeing)}
        >
          <Trans>Agree a price</Trans>
        </Button>
      )}
      {agreeing && onChange && (
        <AgreePriceDialog
          order={agreeing}
          lines={lines}
          onClose={() => setAgreeing(null)}
          onAgreed={(version) => {
            setAgreeing(null);
            onChange.done(version);
          }}
        />
      )}
    </div>
  );
}

function Spoken({ one }: { one: Agreed }) {
  if (one.kind === "percent") return `${formatNumber(one.value)} %`;
  const money = formatMoney({ amount: one.value, currency: one.takesOff.currency });
  return one.kind === "override" ? <Trans>New price {money}</Trans> : money;
}

function whatOf(one: Agreed, lines: readonly PricedLine[]): string | null {
  if (one.line === null) return null;
  const line = lines.find(({ number }) => number === one.line);
  const charge = line?.charges.find(({ key }) => key === one.charge);
  return [line?.offering?.name.text ?? one.line, charge?.name.text].filter(Boolean).join(", ");
}
