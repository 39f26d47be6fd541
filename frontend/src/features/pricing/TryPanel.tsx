/** What a customer would pay with the prices as they are written here, whether or not they are published. */
import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { Characteristics } from "~/components/Characteristics";
import { PriceBreakdown } from "~/components/pricing/PriceBreakdown";
import { ProblemList } from "~/components/ProblemList";
import { QueryState } from "~/components/states";
import { type Content, type Price, momentOf } from "~/features/pricing/model";
import classes from "~/features/pricing/pricing.module.css";
import { type Tried, TryPricesOut } from "~/features/pricing/queries";
import { formatMoney, formatNumber } from "~/lib/format";
import { OfferingToConfigure } from "~/lib/offerings";
import { messageAt } from "~/lib/problems";

interface TryPanelProps {
  offering: string;
  prices?: readonly Price[];
  adjustments?: readonly Content[];
  bundle?: string | null;
}

const blank = { quantity: "1" as number | string, used: "1000" as number | string, currency: "", segment: "", country: "", priceList: "", channel: "", day: "" };

export function TryPanel({ offering, prices, adjustments, bundle }: TryPanelProps) {
  const { t } = useLingui();
  const [sample, setSample] = useState(blank);
  const [characteristics, setCharacteristics] = useState<Record<string, unknown>>({});
  const [{ data }] = useQuery({ query: OfferingToConfigure, variables: { key: offering } });
  const currency = sample.currency || (prices?.[0]?.currency ?? data?.offering?.prices[0]?.amount.currency ?? "USD");
  const input = useMemo(
    () => ({
      offering, currency, characteristics,
      quantity: String(sample.quantity || 1),
      segment: sample.segment || null, country: sample.country || null, channel: sample.channel || null,
      priceList: sample.priceList || null, at: momentOf(sample.day) ?? null, bundle: bundle ?? null,
      prices: prices ?? null, adjustments: adjustments ?? null,
    }),
    [offering, currency, characteristics, sample, bundle, prices, adjustments],
  );
  const asked = useMemo(() => ({ input, used: String(sample.used || 0) }), [input, sample.used]);
  const [variables] = useDebouncedValue(asked, 300);
  const [query] = useQuery({ query: TryPricesOut, variables, requestPolicy: "network-only" });
  const set = (part: Partial<typeof blank>) => setSample((old) => ({ ...old, ...part }));
  const problems = query.data?.tryPrices.problems ?? [];
  return (
    <section className={classes.try} aria-label={t`Try the prices`}>
      <h3>
        <Trans>Try the prices</Trans>
      </h3>
      <div className={classes.trial}>
        <div>
          <SimpleGrid cols={2} spacing="xs">
            <NumberInput size="xs" label={t`Quantity`} min={0} value={sample.quantity} onChange={(quantity) => set({ quantity })} />
            <NumberInput size="xs" label={t`Units used`} min={0} max={999_999_999} value={sample.used} onChange={(used) => set({ used })} />
            <TextInput size="xs" label={t`Currency`} maxLength={3} placeholder={currency} value={sample.currency} onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })} />
            <TextInput size="xs" label={t`Segment`} value={sample.segment} onChange={(event) => set({ segment: event.currentTarget.value })} />
            <TextInput size="xs" label={t`Country of the site`} maxLength={2} value={sample.country} onChange={(event) => set({ country: event.currentTarget.value.toUpperCase() })} />
            <TextInput size="xs" label={t`Channel`} value={sample.channel} onChange={(event) => set({ channel: event.currentTarget.value })} />
            <TextInput size="xs" label={t`Price list`} error={messageAt(problems, "price_list")} value={sample.priceList} onChange={(event) => set({ priceList: event.currentTarget.value })} />
            <TextInput size="xs" type="date" label={t`On`} value={sample.day} onChange={(event) => set({ day: event.currentTarget.value })} />
          </SimpleGrid>
          {data?.offering && (
            <Characteristics
              offering={data.offering}
              values={characteristics}
              errorOf={() => undefined}
              onAnswer={(name, value) => setCharacteristics((old) => ({ ...old, [name]: value }))}
            />
          )}
        </div>
        <div aria-live="polite">
          <QueryState query={query}>{({ tryPrices }) => <Result tried={tryPrices} used={variables.used} name={data?.offering?.name.text ?? offering} />}</QueryState>
        </div>
      </div>
    </section>
  );
}

function Result({ tried, used, name }: { tried: Tried; used: string; name: string }) {
  if (tried.problems.length > 0) return <ProblemList problems={tried.problems} />;
  return (
    <>
      {tried.priceList && (
        <p className={classes.quiet}>
          <Trans>This customer has the list {tried.priceList}.</Trans>
        </p>
      )}
      <PriceBreakdown totals={tried.totals} lines={[{ number: "1", offering: { name: { text: name } }, charges: tried.charges }]} />
      {tried.charges.map(({ key, unitName, name: { text }, usageCost }) =>
        usageCost ? (
          <p key={key} className={classes.quiet}>
            <Trans>
              {text}: {formatNumber(used)} {unitName} cost {formatMoney(usageCost)}.
            </Trans>
          </p>
        ) : null,
      )}
    </>
  );
}
