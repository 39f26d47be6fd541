/** People and groups: who may sign in, with which roles, in which groups. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, Tabs, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { DeniedState, EmptyState, QueryState } from "~/components/states";
import classes from "~/features/admin/People.module.css";
import { GroupDialog } from "~/features/admin/GroupDialog";
import { CalendarDialog } from "~/features/admin/calendars/CalendarDialog";
import { CalendarsList } from "~/features/admin/calendars/CalendarsList";
import { PersonCard, usePersonColumns } from "~/features/admin/personColumns";
import { PersonDialog } from "~/features/admin/PersonDialog";
import { type PersonRow, People } from "~/features/admin/people";
import { useCan } from "~/lib/session";

type Tab = "people" | "groups" | "calendars";

export function PeopleScreen() {
  const { t } = useLingui();
  const allowed = useCan("person.manage");
  const [tab, setTab] = useState<Tab>("people");
  const [adding, setAdding] = useState(false);
  if (!allowed) return <DeniedState />;
  return (
    <>
      <PageHeader
        title={t`People and groups`}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {tab === "people" ? <Trans>New person</Trans> : tab === "groups" ? <Trans>New group</Trans> : <Trans>New calendar</Trans>}
          </Button>
        }
      />
      <Tabs value={tab} onChange={(next) => setTab(next as Tab)} className={classes.tabs} keepMounted={false}>
        <Tabs.List px="lg">
          <Tabs.Tab value="people">
            <Trans>People</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="groups">
            <Trans>Groups</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="calendars">
            <Trans>Calendars</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people" className={classes.panel}>
          <PeopleList />
        </Tabs.Panel>
        <Tabs.Panel value="groups" className={classes.panel}>
          <GroupsList />
        </Tabs.Panel>
        <Tabs.Panel value="calendars" className={classes.panel} tabIndex={0}>
          <CalendarsList />
        </Tabs.Panel>
      </Tabs>
      {adding && tab === "people" && <PersonDialog person={null} onClose={() => setAdding(false)} />}
      {adding && tab === "calendars" && <CalendarDialog calendar={null} onClose={() => setAdding(false)} />}
      {adding && tab === "groups" && <GroupDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function PeopleList() {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 200);
  const [edited, setEdited] = useState<string | null>(null);
  const [query, again] = useQuery({ query: People, variables: { search: search || null } });
  const columns = usePersonColumns(setEdited);
  const person = query.data?.people.find(({ id }) => id === edited);
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
      </div>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ people }) =>
          people.length === 0 ? (
            <EmptyState title={<Trans>Nobody found</Trans>} />
          ) : (
            <ListTable<PersonRow>
              label={t`People`}
              rows={people}
              columns={columns}
              total={people.length}
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

function GroupsList() {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: People, variables: { search: null } });
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ groups }) => (
        <ul className={classes.groups} aria-label={t`Groups`}>
          {groups.map((group) => (
            <li key={group.id}>
              <h2>{group.name.text}</h2>
              <p className={classes.key}>{group.key}</p>
              <p>
                {group.members.length === 0 ? (
                  <Trans>Nobody is in this group yet.</Trans>
                ) : (
                  group.members.map(({ name }) => name).join(", ")
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}
