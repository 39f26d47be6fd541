/** The offerings, lists or adjustments to choose from, found by words. */
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPencil, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { QueryState } from "~/components/states";
import classes from "~/features/pricing/pricing.module.css";
import { PricingList } from "~/features/pricing/queries";

export function EntityList(props: { section: string; chosen: string | null; onChoose: (key: string) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 200);
  const [query, again] = useQuery({ query: PricingList, variables: { filter: { section: props.section, text: search } } });
  return (
    <nav className={classes.list} aria-label={t`What has prices`}>
      <TextInput
        aria-label={t`Find by name`}
        placeholder={t`Find by name`}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ catalogEntities: { items, total } }) => (
          <>
            <ul>
              {items.map((item) => (
                <li key={item.key}>
                  <button type="button" aria-current={item.key === props.chosen || undefined} onClick={() => props.onChoose(item.key)}>
                    <span>{item.name.text}</span>
                    {item.draft && <IconPencil size={14} aria-label={t`Has a draft`} />}
                  </button>
                </li>
              ))}
            </ul>
            {items.length === 0 && (
              <p className={classes.quiet}>
                <Trans>None yet</Trans>
              </p>
            )}
            {total > items.length && (
              <p className={classes.quiet}>
                <Trans>{total - items.length} more; find them by name</Trans>
              </p>
            )}
          </>
        )}
      </QueryState>
    </nav>
  );
}
