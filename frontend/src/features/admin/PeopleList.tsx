/** Who may sign in: found, narrowed, sorted, and carried out to a file and in again. */
import { Trans, useLingui } from "@lingui/react/macro";
import { CloseButton, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { ListTable } from "~/components/ListTable";
import type { Sort } from "~/components/SortableHeader";
import { SheetMenu } from "~/components/sheets/SheetMenu";
import { EmptyState, QueryState } from "~/components/states";
import { useWord } from "~/components/useWord";
import { roleWords } from "~/components/words";
import classes from "~/features/admin/People.module.css";
import { PersonCard, usePersonColumns } from "~/features/admin/personColumns";
import { PersonDialog } from "~/features/admin/PersonDialog";
import { People, type PersonRow } from "~/features/admin/people";
import { type Narrowed, everybody, narrowed, sorted } from "~/features/admin/narrowing";

export function PeopleList() {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 200);
  const [by, setBy] = useState<Narrowed>(everybody);
  const [sort, setSort] = useState<Sort>({ field: "name", direction: "ASC" });
  const [edited, setEdited] = useState<string | null>(null);
  const [query, execute] = useQuery({ query: People, variables: { search: search || null } });
  const again = () => execute({ requestPolicy: "network-only" });
  const columns = usePersonColumns(setEdited);
  const all = query.data?.people;
  const shown = useMemo(() => sorted(narrowed(all ?? [], by), sort), [all, by, sort]);
  const person = all?.find(({ id }) => id === edited);
  return (
    <>
      <div className={classes.bar} role="search">
        <TextInput
          w={260}
          aria-label={t`Find a person`}
          placeholder={t`Name or login`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rightSection={text ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={() => setText("")} /> : null}
        />
        <Filters by={by} onChange={setBy} groups={query.data?.groups ?? []} />
        <Group ml="auto">
          <SheetMenu file="PEOPLE" search={search} mayImport onImported={again} />
        </Group>
      </div>
      <QueryState query={query} retry={again}>
        {() =>
          shown.length === 0 ? (
            <EmptyState title={<Trans>Nobody found</Trans>} />
          ) : (
            <ListTable<PersonRow>
              label={t`People`}
              rows={shown}
              columns={columns}
              total={shown.length}
              sort={sort}
              onSort={setSort}
              onOpen={({ id }) => setEdited(id)}
              card={(row) => <PersonCard person={row} onOpen={setEdited} />}
            />
          )
        }
      </QueryState>
      {person && <PersonDialog key={person.id} person={person} onClose={() => setEdited(null)} />}
    </>
  );
}

interface FiltersProps {
  by: Narrowed;
  onChange: (by: Narrowed) => void;
  groups: readonly { id: string; name: { text: string } }[];
}

function Filters({ by, onChange, groups }: FiltersProps) {
  const { t } = useLingui();
  const word = useWord();
  const roles = Object.keys(roleWords) as PersonRow["roles"][number][];
  return (
    <>
      <Select
        w={180}
        clearable
        searchable
        aria-label={t`Role`}
        placeholder={t`Any role`}
        data={roles.map((role) => ({ value: role, label: word(roleWords, role) }))}
        value={by.role}
        onChange={(role) => onChange({ ...by, role })}
      />
      <Select
        w={180}
        clearable
        searchable
        aria-label={t`Group`}
        placeholder={t`Any group`}
        data={groups.map(({ id, name }) => ({ value: id, label: name.text }))}
        value={by.group}
        onChange={(group) => onChange({ ...by, group })}
      />
      <Select
        w={150}
        clearable
        aria-label={t`Sign-in`}
        placeholder={t`Any sign-in`}
        data={[
          { value: "allowed", label: t`Allowed` },
          { value: "disabled", label: t`Disabled` },
        ]}
        value={by.access}
        onChange={(access) => onChange({ ...by, access })}
      />
    </>
  );
}
