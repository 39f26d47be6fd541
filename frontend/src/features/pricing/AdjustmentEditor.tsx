/** A discount or surcharge by rule: how much, on what, for whom, and for how long. */
import { useLingui } from "@lingui/react/macro";
import { MultiSelect, NumberInput, SegmentedControl, SimpleGrid, Stack, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { RuleField } from "~/components/expression/rules/RuleField";
import { WordsField } from "~/components/WordsField";
import { EditorFrame } from "~/features/pricing/EditorFrame";
import { KeySelect, KeysSelect } from "~/features/pricing/KeySelect";
import { type Content, decimalOf, listOf, textOf, type Words, withValues } from "~/features/pricing/model";
import { Days } from "~/features/pricing/PriceEditor";
import classes from "~/features/pricing/pricing.module.css";
import { TryPanel } from "~/features/pricing/TryPanel";
import { useEntity } from "~/features/pricing/useEntity";
import { messageAt } from "~/lib/problems";

export function AdjustmentEditor({ of }: { of: string }) {
  const { t } = useLingui();
  const editing = useEntity("adjustments", of);
  const [tried, setTried] = useState<string | null>(null);
  return (
    <EditorFrame editing={editing}>
      {(content) => {
        const set = (values: Content) => editing.change(withValues(content, values));
        const offerings = listOf(content["offerings"]);
        const sample = tried ?? offerings[0] ?? null;
        return (
          <>
            <Stack gap="sm" className={classes.form}>
              <WordsField label={t`Name`} description={t`Customers read it in their price.`} words={content["name"] as Words} required errorOf={() => undefined} onChange={(name) => set({ name })} />
              <HowMuch content={content} set={set} />
              <KeysSelect section="offerings" label={t`Offerings`} description={t`Blank: all of them.`} value={offerings} onChange={(keys) => set({ offerings: keys })} />
              <KeysSelect section="categories" label={t`Categories`} value={listOf(content["categories"])} onChange={(categories) => set({ categories })} />
              <SimpleGrid cols={{ base: 1, xs: 2 }}>
                <KeySelect section="offerings" label={t`Only as part of the bundle`} value={textOf(content["bundle"]) || null} onChange={(bundle) => set({ bundle })} />
                <KeysSelect section="price_lists" label={t`Only in the price lists`} value={listOf(content["price_lists"])} onChange={(price_lists) => set({ price_lists })} />
                <MultiSelect
                  label={t`Which charges`}
                  data={[
                    { value: "one_time", label: t`One time` },
                    { value: "recurring", label: t`Recurring` },
                    { value: "usage", label: t`Usage` },
                  ]}
                  value={listOf(content["charge_types"])}
                  onChange={(charge_types) => set({ charge_types })}
                />
                <TagsInput label={t`Of these price keys`} value={listOf(content["charges"])} onChange={(charges) => set({ charges })} />
              </SimpleGrid>
              <RuleField kind="price" gives="boolean" label={t`Only when`} description={t`FEEL over line, bundle, site, account and order.`} error={messageAt(editing.findings, "condition")} value={textOf(content["condition"])} onChange={(condition) => set({ condition: condition || undefined })} />
              <SimpleGrid cols={{ base: 1, xs: 2 }}>
                <NumberInput label={t`Ends after so many months`} min={1} allowDecimal={false} value={decimalOf(content["months"])} onChange={(months) => set({ months })} />
                <NumberInput label={t`Sequence`} description={t`The lowest acts first.`} allowDecimal={false} value={decimalOf(content["sequence"] ?? 100)} onChange={(sequence) => set({ sequence })} />
              </SimpleGrid>
              <Days from={content["valid_from"] as string | undefined} until={content["valid_until"] as string | undefined} onChange={set} />
            </Stack>
            <div className={classes.sample}>
              <KeySelect section="offerings" label={t`Try it on`} value={sample} onChange={setTried} />
            </div>
            {sample && <TryPanel key={sample} offering={sample} adjustments={[content]} bundle={textOf(content["bundle"]) || null} />}
          </>
        );
      }}
    </EditorFrame>
  );
}

function HowMuch({ content, set }: { content: Content; set: (values: Content) => void }) {
  const { t } = useLingui();
  const kind = textOf(content["kind"]) || "percent";
  return (
    <>
      <SegmentedControl
        aria-label={t`Kind`}
        value={kind}
        data={[
          { value: "percent", label: t`Percent off` },
          { value: "amount", label: t`Amount off a unit` },
          { value: "override", label: t`A unit costs` },
        ]}
        onChange={(chosen) => set({ kind: chosen, ...(chosen === "percent" ? { currency: undefined } : {}) })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput label={t`Value`} description={kind === "percent" ? t`Below zero it is a surcharge.` : undefined} required decimalScale={8} suffix={kind === "percent" ? " %" : ""} value={decimalOf(content["value"])} onChange={(value) => set({ value: value === "" ? 0 : value })} />
        {kind !== "percent" && (
          <TextInput label={t`Currency`} required maxLength={3} value={textOf(content["currency"])} onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })} />
        )}
      </SimpleGrid>
    </>
  );
}
