/** The filter row above the list; what it sets is the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { SearchField } from "~/components/filters/SearchField";
import { useWord } from "~/components/useWord";
import classes from "~/features/flows/flows.module.css";
import type { Facets } from "~/features/flows/queries";
import { type FlowsSearch, isFiltered, kinds, statuses } from "~/features/flows/search";
import { kindWords, statusWords } from "~/features/flows/words";
import { formatNumber } from "~/lib/format";

type Change = { [name in keyof FlowsSearch]?: FlowsSearch[name] | undefined };

interface FiltersProps {
  search: FlowsSearch;
  facets: Facets | undefined;
  onChange: (next: Change) => void;
  onClear: () => void;
}

const orNothing = <T,>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

export function Filters({ search, facets, onChange, onClear }: FiltersProps) {
  const { t } = useLingui();
  const word = useWord();
  const kindCount = (kind: string) => facets?.kinds.find((one) => one.kind === kind)?.count ?? 0;
  const statusCount = (status: string) => facets?.statuses.find((one) => one.status === status)?.count ?? 0;
  return (
    <div className={classes.bar} role="search">
      <SearchField
        label={t`Find flows and tables by name, key or tag`}
        placeholder={t`Name, key, tag`}
        address={search.q}
        onFind={(q) => onChange({ q })}
      />
      <Choices
        label={<Trans>Kind</Trans>}
        options={kinds.map((kind) => ({ value: kind, label: word(kindWords, kind), count: kindCount(kind) }))}
        chosen={search.kind ?? []}
        onChange={(kind) => onChange({ kind: orNothing(kind) })}
      />
      <Choices
        label={<Trans>Status</Trans>}
        options={statuses.map((status) => ({ value: status, label: word(statusWords, status), count: statusCount(status) }))}
        chosen={search.status ?? []}
        onChange={(status) => onChange({ status: orNothing(status) })}
      />
      <Choices
        label={<Trans>Tag</Trans>}
        options={(facets?.tags ?? []).map(({ tag, count }) => ({ value: tag, label: tag, count }))}
        chosen={search.tag ?? []}
        onChange={(tag) => onChange({ tag: orNothing(tag) })}
        empty={<Trans>No definition has a tag yet.</Trans>}
      />
      <Choices
        label={<Trans>Owner</Trans>}
        options={(facets?.owners ?? []).map(({ id, name, count }) => ({ value: id, label: name, count }))}
        chosen={search.owner ? [search.owner] : []}
        onChange={(owner) => onChange({ owner: owner.at(-1) })}
        empty={<Trans>No definition has an owner yet.</Trans>}
      />
      {isFiltered(search) && (
        <Button variant="subtle" onClick={onClear}>
          <Trans>Clear</Trans>
        </Button>
      )}
    </div>
  );
}

interface ChoicesProps<T extends string> {
  label: ReactNode;
  options: { value: T; label: string; count: number }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  empty?: ReactNode;
}

function Choices<T extends string>({ label, options, chosen, onChange, empty }: ChoicesProps<T>) {
  return (
    <Popover position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
          {chosen.length > 0 && <span className={classes.number}>{chosen.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {options.length === 0 ? (
          <p className={classes.flat}>{empty}</p>
        ) : (
          <Checkbox.Group value={[...chosen]} onChange={(next) => onChange(next as T[])}>
            <div className={classes.choices}>
              {options.map((option) => (
                <Checkbox
                  key={option.value}
                  size="sm"
                  value={option.value}
                  label={
                    <>
                      {option.label} <span className={classes.dim}>{formatNumber(option.count)}</span>
                    </>
                  }
                />
              ))}
            </div>
          </Checkbox.Group>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
