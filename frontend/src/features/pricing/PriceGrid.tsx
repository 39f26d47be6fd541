/** One row a price: what is changed most is changed here, the rest opens. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { IconAdjustments, IconCopy, IconTrash } from "@tabler/icons-react";
import { useWord } from "~/components/useWord";
import { chargeWords, periodWords } from "~/components/words";
import { ofKind, type Price, withValues } from "~/features/pricing/model";
import classes from "~/features/pricing/pricing.module.css";

interface PriceGridProps {
  prices: readonly Price[];
  onChange: (at: number, price: Price) => void;
  onOpen: (at: number) => void;
  onDuplicate: (at: number) => void;
  onRemove: (at: number) => void;
}

export function PriceGrid(props: PriceGridProps) {
  const { t } = useLingui();
  return (
    <div className={classes.scroll} role="region" aria-label={t`Prices of the offering`}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col"><Trans>Name</Trans></th>
            <th scope="col"><Trans>Charged</Trans></th>
            <th scope="col"><Trans>Amount</Trans></th>
            <th scope="col"><Trans>Currency</Trans></th>
            <th scope="col"><Trans>List</Trans></th>
            <th scope="col"><Trans>How</Trans></th>
            <th scope="col"><Trans>Actions</Trans></th>
          </tr>
        </thead>
        <tbody>
          {props.prices.map((price, at) => (
            <Row key={at} price={price} at={at} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ price, at, onChange, onOpen, onDuplicate, onRemove }: PriceGridProps & { price: Price; at: number }) {
  const { t } = useLingui();
  const name = `${price.name["en"] ?? price.key} ${price.currency}`;
  return (
    <tr>
      <th scope="row">
        <TextInput size="xs" aria-label={t`Name of ${name}`} value={price.name["en"] ?? ""} onChange={(event) => onChange(at, { ...price, name: { ...price.name, en: event.currentTarget.value } })} />
      </th>
      <td>
        <Charged price={price} name={name} onChange={(next) => onChange(at, next)} />
      </td>
      <td>
        <NumberInput size="xs" w={104} aria-label={t`Amount of ${name}`} decimalScale={8} hideControls value={price.amount} disabled={(price.tiers?.length ?? 0) > 0 && price.charge_type !== "usage" && price.tiers?.some(({ above }) => !Number(above ?? 0)) === true} onChange={(amount) => onChange(at, { ...price, amount })} />
      </td>
      <td>
        <TextInput size="xs" w={64} aria-label={t`Currency of ${name}`} maxLength={3} value={price.currency} onChange={(event) => onChange(at, { ...price, currency: event.currentTarget.value.toUpperCase() })} />
      </td>
      <td>{price.price_list ?? <span className={classes.quiet}><Trans>Standard</Trans></span>}</td>
      <td>
        <How price={price} />
      </td>
      <td className={classes.actions}>
        <ActionIcon variant="subtle" aria-label={t`Open ${name}`} onClick={() => onOpen(at)}>
          <IconAdjustments size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Duplicate ${name}`} onClick={() => onDuplicate(at)}>
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Remove ${name}`} onClick={() => onRemove(at)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}

/** Kind and period as one choice. */
function Charged({ price, name, onChange }: { price: Price; name: string; onChange: (price: Price) => void }) {
  const { t } = useLingui();
  const word = useWord();
  const periods = ["month", "quarter", "year"];
  return (
    <NativeSelect
      size="xs"
      aria-label={t`When ${name} is charged`}
      value={price.charge_type === "recurring" ? price.period : price.charge_type}
      data={[
        { value: "one_time", label: word(chargeWords, "ONE_TIME") },
        ...periods.map((period) => ({ value: period, label: word(periodWords, period.toUpperCase()) })),
        { value: "usage", label: word(chargeWords, "USAGE") },
      ]}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        if (chosen === "one_time" || chosen === "usage") onChange(ofKind(price, chosen));
        else onChange(withValues(ofKind(price, "recurring"), { period: chosen }));
      }}
    />
  );
}

const brief = (condition: string) => condition.replaceAll("line.characteristics.", "").slice(0, 60);

/** What more there is to a price than its amount, in a few words. */
export function How({ price }: { price: Price }) {
  const { t } = useLingui();
  const tiers = price.tiers?.length ?? 0;
  const ramp = price.ramp?.length ?? 0;
  const said = [
    price.unit && t`a ${price.unit}`,
    tiers > 0 && (price.tier_mode === "graduated" ? t`${tiers} tiers, graduated` : t`${tiers} tiers`),
    ramp > 0 && t`ramp of ${ramp}`,
    price.matrix && t`by ${price.matrix}`,
    price.factor && t`times a factor`,
    price.condition && t`when ${brief(price.condition)}`,
    (price.valid_from ?? price.valid_until) && t`for some time`,
    price.tax_category && t`tax: ${price.tax_category}`,
  ].filter((one): one is string => typeof one === "string");
  return <span className={classes.how}>{said.join(" · ")}</span>;
}
