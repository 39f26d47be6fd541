/** The catalog as cards, found by text and narrowed by category. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Chip, Group, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { OfferingCard } from "~/components/OfferingCard";
import { EmptyState, QueryState } from "~/components/states";
import classes from "~/features/capture/Capture.module.css";
import { OfferingCards } from "~/lib/offerings";

interface CatalogPickerProps {
  currency: string | undefined;
  onChoose: (key: string) => void;
  onClose?: (() => void) | undefined;
}

export function CatalogPicker({ currency, onChoose, onClose }: CatalogPickerProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [category, setCategory] = useState<string | null>(null);
  const [search] = useDebouncedValue(text.trim(), 200);
  const [query, again] = useQuery({ query: OfferingCards, variables: { search: search || null, category: null } });
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
        {({ offerings }) => {
          const categories = [...new Set(offerings.map((one) => one.category))].toSorted();
          const shown = offerings.filter((one) => category === null || one.category === category);
          return (
            <>
              {categories.length > 1 && (
                <Group gap={6} mt="xs">
                  {categories.map((one) => (
                    <Chip key={one} size="xs" variant="outline" checked={category === one} onChange={(on) => setCategory(on ? one : null)}>
                      {one}
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
                  {shown.map((offering) => (
                    <li key={offering.key}>
                      <OfferingCard offering={offering} currency={currency} onChoose={() => onChoose(offering.key)} />
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
