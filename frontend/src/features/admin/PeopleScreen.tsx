/** People and groups: who may sign in, with which roles, in which groups. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { SheetMenu } from "~/components/sheets/SheetMenu";
import { DeniedState, QueryState } from "~/components/states";
import classes from "~/features/admin/People.module.css";
import { GroupDialog } from "~/features/admin/GroupDialog";
import { CalendarDialog } from "~/features/admin/calendars/CalendarDialog";
import { CalendarsList } from "~/features/admin/calendars/CalendarsList";
import { PeopleList } from "~/features/admin/PeopleList";
import { PersonDialog } from "~/features/admin/PersonDialog";
import { People } from "~/features/admin/people";
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

function GroupsList() {
  const { t } = useLingui();
  const [query, execute] = useQuery({ query: People, variables: { search: null } });
  const again = () => execute({ requestPolicy: "network-only" });
  return (
    <>
    <Group justify="end" className={classes.bar ?? ""}>
      <SheetMenu file="GROUPS" mayImport onImported={again} />
    </Group>
    <QueryState query={query} retry={again}>
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
    </>
  );
}
