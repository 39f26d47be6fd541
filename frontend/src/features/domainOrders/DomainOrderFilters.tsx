/** The filter row above the lists of domain orders; what it sets is the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { AccountFilter } from "~/components/filters/AccountFilter";
import { ChoiceFilter, ColumnChooser, orNothing } from "~/components/filters/filters";
import { SearchField } from "~/components/filters/SearchField";
import bar from "~/components/filters/filters.module.css";
import type { Column } from "~/components/ListTable";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import classes from "~/features/domainOrders/domainOrders.module.css";
import { type DomainOrderRow, SpecificationsToFilter } from "~/features/domainOrders/queries";
import { domainOrderStates, type DomainOrdersSearch, isFiltered, subtypes, waits } from "~/features/domainOrders/search";
import { subtypeWords, waitWords } from "~/features/domainOrders/words";
import { useCan } from "~/lib/session";

type Change = (next: { [K in keyof DomainOrdersSearch]: DomainOrdersSearch[K] | undefined }) => void;

interface DomainOrderFiltersProps {
  search: DomainOrdersSearch;
  onChange: Change;
  columns: readonly Column<DomainOrderRow>[];
  hidden: readonly string[];
  onHide: (hidden: string[]) => void;
  /** How many there are of each state with the other conditions. */
  counts: ReadonlyMap<string, string>;
}

/** Besides what waits for other things: what waits for a person to look at it. */
const manager = "MANAGER";
const layersOf = { PRODUCT: [], SERVICE: ["CFS", "RFS"], RESOURCE: ["PHYSICAL", "LOGICAL"] } as const;

export function DomainOrderFilters({ search, onChange, columns, hidden, onHide, counts }: DomainOrderFiltersProps) {
  const { t } = useLingui();
  const word = useWord();
  const layers: readonly string[] = search.kind ? layersOf[search.kind] : subtypes;
  const counted = (state: string) => (counts.has(state) ? `${word(stateWords, state)} (${counts.get(state)})` : word(stateWords, state));
  return (
    <div className={bar.bar} role="search">
      <SearchField
        label={t`Find domain orders by number, product, order or account`}
        placeholder={t`Number, product, order, account`}
        address={search.q}
        onFind={(q) => onChange({ q })}
      />
      <ChoiceFilter
        label={<Trans>State</Trans>}
        options={domainOrderStates.map((state) => ({ value: state, label: counted(state) }))}
        chosen={search.state ?? []}
        onChange={(state) => onChange({ state: orNothing(state) })}
      />
      {layers.length > 0 && (
        <ChoiceFilter
          label={<Trans>Layer</Trans>}
          options={subtypes.filter((one) => layers.includes(one)).map((one) => ({ value: one, label: word(subtypeWords, one) }))}
          chosen={search.subtype ?? []}
          onChange={(subtype) => onChange({ subtype: orNothing(subtype) })}
        />
      )}
      <ChoiceFilter
        label={<Trans>Waits for</Trans>}
        options={[...waits, manager].map((one) => ({ value: one, label: word(waitWords, one) }))}
        chosen={[...(search.waiting ?? []), ...(search.attention ? [manager] : [])]}
        onChange={(chosen) =>
          onChange({ waiting: orNothing(waits.filter((one) => chosen.includes(one))), attention: chosen.includes(manager) || undefined })
        }
      />
      <SpecificationFilter value={search.specification} onChange={(specification) => onChange({ specification })} />
      <AccountFilter value={search.account} onChange={(account) => onChange({ account })} />
      <DateFilter search={search} onChange={onChange} />
      {isFiltered(search) && (
        <Button variant="subtle" onClick={() => onChange(nothing)}>
          <Trans>Clear</Trans>
        </Button>
      )}
      <ColumnChooser columns={columns} hidden={hidden} onChange={onHide} />
    </div>
  );
}

const nothing = {
  q: undefined, state: undefined, subtype: undefined, waiting: undefined, attention: undefined, account: undefined,
  specification: undefined, from: undefined, to: undefined, changedFrom: undefined, changedTo: undefined,
};

function SpecificationFilter({ value, onChange }: { value: string | undefined; onChange: (key: string | undefined) => void }) {
  const { t } = useLingui();
  const allowed = useCan("fulfillment.read");
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text, 200);
  const [found] = useQuery({ query: SpecificationsToFilter, variables: { text: settled }, pause: !allowed });
  const options = (found.data?.catalogEntities.items ?? []).map(({ key, name }) => ({ value: key, label: name.text }));
  if (!allowed) return null;
  return (
    <Select
      w={160}
      aria-label={t`Specification`}
      placeholder={t`Specification`}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t`Any specification` }}
      data={value && options.every((one) => one.value !== value) ? [{ value, label: value }, ...options] : options}
      value={value ?? null}
      onSearchChange={setText}
      filter={({ options: all }) => all}
      onChange={(key) => onChange(key ?? undefined)}
      nothingFoundMessage={t`No specification found`}
    />
  );
}

function DateFilter({ search, onChange }: { search: DomainOrdersSearch; onChange: Change }) {
  const { t } = useLingui();
  const fields = [
    { name: "from", label: t`Created from` },
    { name: "to", label: t`Created until` },
    { name: "changedFrom", label: t`Changed from` },
    { name: "changedTo", label: t`Changed until` },
  ] as const;
  const set = fields.filter(({ name }) => search[name]).length;
  return (
    <Popover position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          <Trans>Dates</Trans>
          {set > 0 && <span className={bar.number}>{set}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.dates}>
          {fields.map(({ name, label }) => (
            <TextInput
              key={name}
              type="date"
              label={label}
              value={search[name] ?? ""}
              onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
