/** The filter row above the list of accounts; what it sets is the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Checkbox, CloseButton, Menu, Popover, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconChevronDown, IconColumns3, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";
import type { Column } from "~/components/ListTable";
import { useWord } from "~/components/useWord";
import classes from "~/features/accounts/accounts.module.css";
import { type AccountRow, SegmentsOfAccounts } from "~/features/accounts/queries";
import { type AccountsSearch, kinds, statuses } from "~/features/accounts/search";
import { kindWords, statusWords } from "~/features/accounts/words";

interface FiltersProps {
  search: AccountsSearch;
  onChange: (next: Partial<Record<keyof AccountsSearch, unknown>>) => void;
  columns: readonly Column<AccountRow>[];
  hidden: readonly string[];
}

/** An empty choice leaves the address, since nothing chosen means everything. */
const orNothing = (list: string[]) => (list.length > 0 ? list : undefined);

export function AccountFilters({ search, onChange, columns, hidden }: FiltersProps) {
  const { t } = useLingui();
  const word = useWord();
  const [text, setText] = useState(search.q ?? "");
  const [segments] = useQuery({ query: SegmentsOfAccounts });
  const find = useDebouncedCallback((q: string) => onChange({ q: q.trim() || undefined }), 250);
  const filtered = Boolean(search.q || search.kind || search.status || search.segment);
  const type = (value: string) => {
    setText(value);
    find(value);
  };
  return (
    <div className={classes.bar} role="search">
      <TextInput
        className={classes.text}
        aria-label={t`Find accounts by name, number, external id, contact or e-mail`}
        placeholder={t`Name, number, contact, e-mail`}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        rightSection={text ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={() => type("")} /> : null}
      />
      <Choices label={<Trans>Kind</Trans>} options={kinds.map((one) => [one, word(kindWords, one)])} chosen={search.kind} onChange={(kind) => onChange({ kind })} />
      <Choices label={<Trans>Status</Trans>} options={statuses.map((one) => [one, word(statusWords, one)])} chosen={search.status} onChange={(status) => onChange({ status })} />
      <Choices
        label={<Trans>Segment</Trans>}
        options={(segments.data?.accountSegments ?? []).map((one) => [one, one])}
        chosen={search.segment}
        onChange={(segment) => onChange({ segment })}
      />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => {
            setText("");
            onChange({ q: undefined, kind: undefined, status: undefined, segment: undefined });
          }}
        >
          <Trans>Clear</Trans>
        </Button>
      )}
      <Menu closeOnItemClick={false} position="bottom-end">
        <Tooltip label={t`Columns`}>
          <Menu.Target>
            <ActionIcon variant="default" aria-label={t`Columns`} className={classes.columns} visibleFrom="sm">
              <IconColumns3 size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          {columns.slice(1).map(({ id, header }) => {
            const shown = !hidden.includes(id);
            return (
              <Menu.CheckboxItem key={id} checked={shown} onChange={() => onChange({ hide: shown ? [...hidden, id] : hidden.filter((one) => one !== id) })}>
                {header}
              </Menu.CheckboxItem>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

interface ChoicesProps {
  label: ReactNode;
  options: [value: string, label: string][];
  chosen: readonly string[] | undefined;
  onChange: (chosen: string[] | undefined) => void;
}

const NONE: readonly string[] = [];

function Choices({ label, options, chosen = NONE, onChange }: ChoicesProps) {
  return (
    <Popover position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
          {chosen.length > 0 && <span className={classes.number}>{chosen.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group value={[...chosen]} onChange={(next) => onChange(orNothing(next))}>
          <div className={classes.choices}>
            {options.map(([value, name]) => (
              <Checkbox key={value} size="sm" value={value} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
