/** All that a price can say: names, list, tiers, ramp, matrix, condition, days, tax. */
import { useLingui } from "@lingui/react/macro";
import { NumberInput, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { DefinitionSelect } from "~/components/DefinitionSelect";
import { RuleField } from "~/components/expression/rules/RuleField";
import { WordsField } from "~/components/WordsField";
import { dayOf, momentOf, type Price, withValues } from "~/features/pricing/model";
import { KeySelect } from "~/features/pricing/KeySelect";
import { RampRows, TierRows } from "~/features/pricing/StepRows";

interface PriceEditorProps {
  price: Price;
  /** The key of what is sold, whose characteristics a price may read. */
  specification: string | null;
  onChange: (price: Price) => void;
}

export function PriceEditor({ price, specification, onChange }: PriceEditorProps) {
  const { t } = useLingui();
  const set = (values: { [K in keyof Price]?: Price[K] | undefined }) => onChange(withValues(price, values));
  return (
    <Stack gap="sm">
      <WordsField label={t`Name`} words={price.name} required errorOf={() => undefined} onChange={(name) => onChange({ ...price, name })} />
      <SimpleGrid cols={2}>
        <TextInput label={t`Key`} description={t`Prices of the same key stand in for each other.`} value={price.key} onChange={(event) => onChange({ ...price, key: event.currentTarget.value })} />
        <KeySelect section="price_lists" label={t`Price list`} description={t`Blank is the standard list.`} value={price.price_list ?? null} onChange={(price_list) => set({ price_list: price_list ?? undefined })} />
        <NumberInput label={price.charge_type === "usage" ? t`Rate` : t`Amount`} suffix={` ${price.currency}`} decimalScale={8} value={price.amount} onChange={(amount) => onChange({ ...price, amount })} />
        {price.charge_type === "usage" ? (
          <TextInput label={t`Counted in`} placeholder={t`minute, GB, call`} value={price.unit ?? ""} onChange={(event) => set({ unit: event.currentTarget.value })} />
        ) : (
          <TextInput label={t`Tax category`} value={price.tax_category ?? ""} onChange={(event) => set({ tax_category: event.currentTarget.value })} />
        )}
      </SimpleGrid>
      <TierRows price={price} onChange={onChange} />
      {price.charge_type === "recurring" && <RampRows price={price} onChange={onChange} />}
      <SimpleGrid cols={2}>
        <DefinitionSelect
          kind="TABLE"
          begins="pricing-"
          label={t`Matrix`}
          description={t`A decision table, pricing-…`}
          value={price.matrix || null}
          onChange={(matrix) => set({ matrix: matrix ?? "" })}
        />
        <RuleField kind="price" gives="number" of={{ line: specification }} label={t`Factor`} description={t`FEEL; it multiplies the price.`} value={price.factor ?? ""} onChange={(factor) => set({ factor })} />
      </SimpleGrid>
      <RuleField kind="price" gives="boolean" of={{ line: specification }} label={t`Only when`} description={t`FEEL over line, bundle, site, account and order.`} value={price.condition ?? ""} onChange={(condition) => set({ condition })} />
      <Days from={price.valid_from} until={price.valid_until} onChange={set} />
    </Stack>
  );
}

/** From the first day until the day before the second. */
export function Days(props: {
  from: string | undefined;
  until: string | undefined;
  onChange: (values: { valid_from?: string | undefined; valid_until?: string | undefined }) => void;
}) {
  const { t } = useLingui();
  return (
    <SimpleGrid cols={2}>
      <TextInput type="date" label={t`Valid from`} value={dayOf(props.from)} onChange={(event) => props.onChange({ valid_from: momentOf(event.currentTarget.value) })} />
      <TextInput type="date" label={t`Not valid any more on`} value={dayOf(props.until)} onChange={(event) => props.onChange({ valid_until: momentOf(event.currentTarget.value) })} />
    </SimpleGrid>
  );
}
