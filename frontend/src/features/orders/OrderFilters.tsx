/** The filter row above the orders list; what it sets is the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { AccountFilter } from "~/components/filters/AccountFilter";
import { ChoiceFilter, ColumnChooser, orNothing, useSearchText } from "~/components/filters/filters";
import type { Column } from "~/components/ListTable";
import { useWord } from "~/components/useWord";
import { priorityWords, stateWords } from "~/components/words";
import classes from "~/features/orders/OrderFilters.module.css";
import { OwnFilters } from "~/features/orders/OwnFilters";
import { orderStates, type OrdersSearch, type OwnCondition, priorities } from "~/features/orders/search";
import type { OrderRow } from "~/features/orders/useOrders";

const NONE: OwnCondition[] = [];

interface OrderFiltersProps {
  search: OrdersSearch;
  onChange: (next: Partial<OrdersSearch>) => void;
  columns: readonly Column<OrderRow>[];
  hidden: readonly string[];
  onHide: (hidden: string[]) => void;
}

export function OrderFilters({ search, onChange, columns, hidden, onHide }: OrderFiltersProps) {
  const { t } = useLingui();
  const word = useWord();
  const [text, setText] = useSearchText(search.q);
  const find = useDebouncedCallback((q: string) => onChange({ q: q.trim() || undefined } as OrdersSearch), 250);
  const filtered = Boolean(search.q || search.state || search.priority || search.account || search.mine || search.own);
  return (
    <div className={classes.bar} role="search">
      <TextInput
        className={classes.text}
        aria-label={t`Find orders by number, account or external id`}
        placeholder={t`Number, account, external id`}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          find(event.currentTarget.value);
        }}
        rightSection={text ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={() => onChange({ q: undefined } as never)} /> : null}
      />
      <ChoiceFilter
        label={<Trans>State</Trans>}
        options={orderStates.map((state) => ({ value: state, label: word(stateWords, state) }))}
        chosen={search.state ?? []}
        onChange={(state) => onChange({ state: orNothing(state) } as OrdersSearch)}
      />
      <ChoiceFilter
        label={<Trans>Priority</Trans>}
        options={priorities.map((priority) => ({ value: priority, label: word(priorityWords, priority) }))}
        chosen={search.priority ?? []}
        onChange={(priority) => onChange({ priority: orNothing(priority) } as OrdersSearch)}
      />
      <AccountFilter value={search.account} onChange={(account) => onChange({ account } as OrdersSearch)} />
      <OwnFilters conditions={search.own ?? NONE} onChange={(own) => onChange({ own: orNothing(own) } as OrdersSearch)} />
      <Checkbox
        size="sm"
        label={<Trans>Captured by me</Trans>}
        checked={search.mine ?? false}
        onChange={(event) => onChange({ mine: event.currentTarget.checked || undefined } as OrdersSearch)}
      />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => onChange({ q: undefined, state: undefined, priority: undefined, account: undefined, mine: undefined, own: undefined } as never)}
        >
          <Trans>Clear</Trans>
        </Button>
      )}
      <ColumnChooser columns={columns} hidden={hidden} onChange={onHide} />
    </div>
  );
}
