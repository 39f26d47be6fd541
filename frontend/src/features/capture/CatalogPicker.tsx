/** The catalog as cards, found by text and narrowed by category; what can't be sold here says why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Chip, Group, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { OfferingCard } from "~/components/OfferingCard";
import { EmptyState, QueryState } from "~/components/states";
import classes from "~/features/capture/Capture.module.css";
import { graphql } from "~/graphql";
// The fragment has to be there before it is spread.
import "~/lib/offerings";

const OfferedHere = graphql(`
  query OfferedHere($account: ID!, $search: String, $channel: String!) {
    eligibleOfferings(accountId: $account, search: $search, channel: $channel) {
      eligible reason
      offering { ...OfferingCore pictures { url words { text } } children { minimum offering { key name { text } } } }
    }
  }
`);

interface CatalogPickerProps {
  accountId: string;
  channel?: string | undefined;
  currency: string | undefined;
  onChoose: (key: string) => void;
  onClose?: (() => void) | undefined;
}

export function CatalogPicker({ accountId, channel = "workspace", currency, onChoose, onClose }: CatalogPickerProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [category, setCategory] = useState<string | null>(null);
  const [search] = useDebouncedValue(text.trim(), 200);
  const [query, again] = useQuery({ query: OfferedHere, variables: { account: accountId, search: search || null, channel } });
  return (
    <div role="search">
      <Group gap="xs">
        <TextInput
          w={260}
          aria-label={t`Find a product`}
          placeholder={t`Find a product`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          autoFocus={onClose !== undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {onClose && (
          <Button variant="subtle" onClick={onClose}>
            <Trans>Done</Trans>
          </Button>
        )}
      </Group>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ eligibleOfferings }) => {
          const named = new Map(eligibleOfferings.map(({ offering }) => [offering.category, offering.categoryName?.text || offering.category || null]));
          const categories = [...named].toSorted(([, one], [, other]) => Number(one === null) - Number(other === null) || (one ?? "").localeCompare(other ?? ""));
          const shown = eligibleOfferings.filter(({ offering }) => category === null || offering.category === category);
          return (
            <>
              {categories.length > 1 && (
                <Group gap={6} mt="xs">
                  {categories.map(([one, name]) => (
                    <Chip key={one} size="xs" variant="outline" checked={category === one} onChange={(on) => setCategory(on ? one : null)}>
                      {name ?? <Trans>Others</Trans>}
                    </Chip>
                  ))}
                </Group>
              )}
              {shown.length === 0 ? (
                <EmptyState title={<Trans>No product matches</Trans>}>
                  <Trans>Try another word or category.</Trans>
                </EmptyState>
              ) : (
                <ul className={classes.cards}>
                  {shown.map(({ offering, eligible, reason }) => (
                    <li key={offering.key}>
                      {eligible ? (
                        <OfferingCard offering={offering} currency={currency} onChoose={() => onChoose(offering.key)} />
                      ) : (
                        <OfferingCard
                          offering={offering}
                          currency={currency}
                          wrap={(content, name) => (
                            <div className={`${name} ${classes.closed}`}>
                              {content}
                              <span className={classes.why}>{reason ?? <Trans>Not sold to this account.</Trans>}</span>
                            </div>
                          )}
                        />
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </QueryState>
    </div>
  );
}
