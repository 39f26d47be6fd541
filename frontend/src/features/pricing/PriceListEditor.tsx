/** A price list: for whom it is, in which currency, and when; its prices stand with the offerings. */
import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput, SimpleGrid, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { WordsField } from "~/components/WordsField";
import { EditorFrame } from "~/features/pricing/EditorFrame";
import { KeysSelect } from "~/features/pricing/KeySelect";
import { type Content, decimalOf, listOf, textOf, type Words, withValues } from "~/features/pricing/model";
import { Days } from "~/features/pricing/PriceEditor";
import classes from "~/features/pricing/pricing.module.css";
import { useEntity } from "~/features/pricing/useEntity";

export function PriceListEditor({ of }: { of: string }) {
  const { t } = useLingui();
  const editing = useEntity("price_lists", of);
  return (
    <EditorFrame editing={editing}>
      {(content) => {
        const set = (values: Content) => editing.change(withValues(content, values));
        return (
          <Stack gap="sm" className={classes.form}>
            <WordsField label={t`Name`} words={content["name"] as Words} required errorOf={() => undefined} onChange={(name) => set({ name })} />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput label={t`Currency`} required maxLength={3} value={textOf(content["currency"])} onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })} />
              <NumberInput label={t`Rank`} description={t`Of several lists that fit, the lowest rank counts.`} allowDecimal={false} value={decimalOf(content["rank"] ?? 100)} onChange={(rank) => set({ rank })} />
            </SimpleGrid>
            <TagsInput label={t`Segments`} description={t`Blank: all of them.`} value={listOf(content["segments"])} onChange={(segments) => set({ segments })} />
            <TagsInput label={t`Accounts`} description={t`By number or external id. Blank: all of them.`} value={listOf(content["accounts"])} onChange={(accounts) => set({ accounts })} />
            <KeysSelect section="channels" label={t`Channels`} description={t`Blank: all of them.`} value={listOf(content["channels"])} onChange={(channels) => set({ channels })} />
            <Days from={content["valid_from"] as string | undefined} until={content["valid_until"] as string | undefined} onChange={set} />
            <Text size="sm" c="var(--mantine-color-dimmed)">
              <Trans>What this list does not price costs what it costs everybody.</Trans>
            </Text>
          </Stack>
        );
      }}
    </EditorFrame>
  );
}
