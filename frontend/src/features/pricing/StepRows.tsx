/** Tiers by quantity and steps over time: small tables of their own. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NumberInput, SegmentedControl } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { type Price, type RampStep, replaced, type Tier, withValues, without } from "~/features/pricing/model";
import classes from "~/features/pricing/pricing.module.css";

interface RowsProps {
  price: Price;
  onChange: (price: Price) => void;
}

export function TierRows({ price, onChange }: RowsProps) {
  const { t } = useLingui();
  const tiers = price.tiers ?? [];
  const set = (next: Tier[]) => onChange(withValues(price, { tiers: next, tier_mode: next.length > 0 ? price.tier_mode : undefined }));
  return (
    <Block title={t`Tiers`} onAdd={() => set([...tiers, { above: tiers.length === 0 ? 0 : Number(tiers.at(-1)?.above ?? 0) + 10, amount: price.amount }])} add={t`Add a tier`}>
      {tiers.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t`What a tier prices`}
          value={price.tier_mode ?? "volume"}
          data={[
            { value: "volume", label: t`The whole quantity` },
            { value: "graduated", label: t`Its own part` },
          ]}
          onChange={(mode) => onChange({ ...price, tier_mode: mode as "volume" | "graduated" })}
        />
      )}
      {tiers.map((tier, at) => (
        <div key={at} className={classes.step}>
          <NumberInput size="xs" label={t`Above`} min={0} value={tier.above ?? 0} onChange={(above) => set(replaced(tiers, at, { ...tier, above }))} />
          <NumberInput size="xs" label={t`A unit costs`} decimalScale={8} value={tier.amount} onChange={(amount) => set(replaced(tiers, at, { ...tier, amount }))} />
          <NumberInput size="xs" label={t`And once`} decimalScale={8} value={tier.flat ?? ""} onChange={(flat) => set(replaced(tiers, at, withValues(tier, { flat })))} />
          <Remove label={t`Remove tier ${at + 1}`} onRemove={() => set(without(tiers, at))} />
        </div>
      ))}
    </Block>
  );
}

export function RampRows({ price, onChange }: RowsProps) {
  const { t } = useLingui();
  const ramp = price.ramp ?? [];
  const set = (next: RampStep[]) => onChange(withValues(price, { ramp: next }));
  return (
    <Block title={t`Ramp over the term`} onAdd={() => set([...ramp, { from_month: (ramp.at(-1)?.from_month ?? 1) + 12, percent: 100 }])} add={t`Add a step`}>
      {ramp.map((step, at) => (
        <div key={at} className={classes.step}>
          <NumberInput size="xs" label={t`From month`} min={1} allowDecimal={false} value={step.from_month} onChange={(month) => set(replaced(ramp, at, { ...step, from_month: Number(month) || 1 }))} />
          <NumberInput size="xs" label={t`Per cent of the price`} disabled={step.amount !== undefined} value={step.percent ?? ""} onChange={(percent) => set(replaced(ramp, at, withValues(step, { percent })))} />
          <NumberInput size="xs" label={t`or a unit costs`} disabled={step.percent !== undefined} decimalScale={8} value={step.amount ?? ""} onChange={(amount) => set(replaced(ramp, at, withValues(step, { amount })))} />
          <Remove label={t`Remove step ${at + 1}`} onRemove={() => set(without(ramp, at))} />
        </div>
      ))}
    </Block>
  );
}

function Block({ title, add, onAdd, children }: { title: string; add: string; onAdd: () => void; children: ReactNode }) {
  return (
    <fieldset className={classes.block}>
      <legend>{title}</legend>
      {children}
      <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} aria-hidden />} onClick={onAdd}>
        {add}
      </Button>
    </fieldset>
  );
}

function Remove({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" mt={22} aria-label={label} onClick={onRemove}>
      <IconX size={15} aria-hidden />
    </ActionIcon>
  );
}

