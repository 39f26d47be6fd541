/** The filter row above the orders list; what it sets is the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox } from "@mantine/core";
import { AccountFilter } from "~/components/filters/AccountFilter";
import { ChoiceFilter, ColumnChooser, orNothing } from "~/components/filters/filters";
import classes from "~/components/filters/filters.module.css";
import { SearchField } from "~/components/filters/SearchField";
import type { Column } from "~/components/ListTable";
import { useWord } from "~/components/useWord";
import { priorityWords, stateWords } from "~/components/words";
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
  const filtered = Boolean(search.q || search.state || search.priority || search.account || search.mine || search.own);
  return (
    <div className={classes.bar} role="search">
      <SearchField
        label={t`Find orders by number, account or external id`}
        placeholder={t`Number, account, external id`}
        address={search.q}
        onFind={(q) => onChange({ q } as OrdersSearch)}
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
