/** The filter row above the list of accounts; what it sets is the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "urql";
import { ChoiceFilter, ColumnChooser, orNothing } from "~/components/filters/filters";
import classes from "~/components/filters/filters.module.css";
import { SearchField } from "~/components/filters/SearchField";
import type { Column } from "~/components/ListTable";
import { useWord } from "~/components/useWord";
import { type AccountRow, SegmentsOfAccounts } from "~/features/accounts/queries";
import { type AccountsSearch, kinds, statuses } from "~/features/accounts/search";
import { kindWords, statusWords } from "~/features/accounts/words";

interface FiltersProps {
  search: AccountsSearch;
  onChange: (next: Partial<Record<keyof AccountsSearch, unknown>>) => void;
  columns: readonly Column<AccountRow>[];
  hidden: readonly string[];
}

export function AccountFilters({ search, onChange, columns, hidden }: FiltersProps) {
  const { t } = useLingui();
  const word = useWord();
  const [segments] = useQuery({ query: SegmentsOfAccounts });
  const filtered = Boolean(search.q || search.kind || search.status || search.segment);
  return (
    <div className={classes.bar} role="search">
      <SearchField
        label={t`Find accounts by name, number, external id, contact or e-mail`}
        placeholder={t`Name, number, contact, e-mail`}
        address={search.q}
        onFind={(q) => onChange({ q })}
      />
      <ChoiceFilter
        label={<Trans>Kind</Trans>}
        options={kinds.map((value) => ({ value, label: word(kindWords, value) }))}
        chosen={search.kind ?? []}
        onChange={(kind) => onChange({ kind: orNothing(kind) })}
      />
      <ChoiceFilter
        label={<Trans>Status</Trans>}
        options={statuses.map((value) => ({ value, label: word(statusWords, value) }))}
        chosen={search.status ?? []}
        onChange={(status) => onChange({ status: orNothing(status) })}
      />
      <ChoiceFilter
        label={<Trans>Segment</Trans>}
        options={(segments.data?.accountSegments ?? []).map((value) => ({ value, label: value }))}
        chosen={search.segment ?? []}
        onChange={(segment) => onChange({ segment: orNothing(segment) })}
      />
      {filtered && (
        <Button variant="subtle" onClick={() => onChange({ q: undefined, kind: undefined, status: undefined, segment: undefined })}>
          <Trans>Clear</Trans>
        </Button>
      )}
      <ColumnChooser columns={columns} hidden={hidden} onChange={(hide) => onChange({ hide })} />
    </div>
  );
}
