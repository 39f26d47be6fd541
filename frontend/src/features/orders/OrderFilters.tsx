/** The filter row above the orders list; what it sets is the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Checkbox, CloseButton, Menu, Popover, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconChevronDown, IconColumns3, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Column } from "~/components/ListTable";
import { useWord } from "~/components/useWord";
import { priorityWords, stateWords } from "~/components/words";
import { AccountFilter } from "~/features/orders/AccountFilter";
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

/** An empty choice leaves the address, since nothing chosen means everything. */
const orNothing = <T,>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

/** What is being typed; the address overrules it only when it changes by other means, such as Back. */
function useSearchText(address: string | undefined) {
  const [text, setText] = useState(address ?? "");
  const [seen, setSeen] = useState(address);
  if (seen !== address) {
    setSeen(address);
    if (!text.trim().startsWith(address ?? "\0")) setText(address ?? "");
  }
  return [text, setText] as const;
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

interface ChoiceFilterProps<T extends string> {
  label: ReactNode;
  options: { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

function ChoiceFilter<T extends string>({ label, options, chosen, onChange }: ChoiceFilterProps<T>) {
  return (
    <Popover position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
          {chosen.length > 0 && <span className={classes.number}>{chosen.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group value={[...chosen]} onChange={(next) => onChange(next as T[])}>
          <div className={classes.choices}>
            {options.map((option) => (
              <Checkbox key={option.value} size="sm" value={option.value} label={option.label} />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ColumnChooserProps {
  columns: readonly Column<OrderRow>[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}

function ColumnChooser({ columns, hidden, onChange }: ColumnChooserProps) {
  const { t } = useLingui();
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Tooltip label={t`Columns`}>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t`Columns`} className={classes.columns} visibleFrom="sm">
            <IconColumns3 size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {columns.slice(1).map((column) => {
          const shown = !hidden.includes(column.id);
          return (
            <Menu.CheckboxItem
              key={column.id}
              checked={shown}
              onChange={() => onChange(shown ? [...hidden, column.id] : hidden.filter((id) => id !== column.id))}
            >
              {column.header}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
