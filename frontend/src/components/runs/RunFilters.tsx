/** Narrows the history of runs: by state, days, version and order. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, MultiSelect, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { SearchField } from "~/components/filters/SearchField";
import { type RunsFilter, runStates } from "~/components/runs/runs";
import classes from "~/components/runs/runs.module.css";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";

interface RunFiltersProps {
  filter: RunsFilter;
  onChange: (filter: RunsFilter) => void;
  /** In a narrow panel days are left out. */
  narrow?: boolean;
}

const without = <Name extends keyof RunsFilter>(filter: RunsFilter, name: Name): RunsFilter => {
  const { [name]: _left, ...rest } = filter;
  return rest;
};

export function RunFilters({ filter, onChange, narrow }: RunFiltersProps) {
  const { t } = useLingui();
  const word = useWord();
  const days = (["from", "to"] as const).map((name) => (
    <TextInput
      key={name}
      type="date"
      className={classes.day}
      aria-label={name === "from" ? t`Began on or after` : t`Began on or before`}
      value={filter[name] ?? ""}
      onChange={({ currentTarget: { value } }) => onChange(value ? { ...filter, [name]: value } : without(filter, name))}
    />
  ));
  return (
    <div className={classes.filters} role="search" data-narrow={narrow || undefined}>
      <SearchField
        label={t`Find runs by the number of their order`}
        placeholder={t`Order number`}
        address={filter.q}
        onFind={(q) => onChange(q ? { ...filter, q } : without(filter, "q"))}
      />
      <MultiSelect
        className={classes.states}
        aria-label={t`State`}
        placeholder={filter.state?.length ? "" : t`Every state`}
        clearable
        clearButtonProps={{ "aria-label": t`Every state` }}
        value={filter.state ?? []}
        data={runStates.map((state) => ({ value: state, label: word(stateWords, state) }))}
        onChange={(state) => onChange(state.length > 0 ? { ...filter, state: state as NonNullable<RunsFilter["state"]> } : without(filter, "state"))}
      />
      {!narrow && days}
      {filter.at && (
        <Button variant="default" rightSection={<IconX size={14} aria-hidden />} onClick={() => onChange(without(filter, "at"))}>
          <Trans>Failed at {filter.at}</Trans>
        </Button>
      )}
      {filter.version && (
        <Button variant="default" rightSection={<IconX size={14} aria-hidden />} onClick={() => onChange(without(filter, "version"))}>
          <Trans>Version {filter.version}</Trans>
        </Button>
      )}
    </div>
  );
}
