/** One decision table, a policy or not: its rules, what the draft changes, and its versions. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconTableOff } from "@tabler/icons-react";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { CopyableId } from "~/components/CopyableId";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, LoadingState, QueryState } from "~/components/states";
import { StateMark } from "~/components/StateBadge";
import { DraftActions } from "~/features/tables/DraftActions";
import { ExchangeMenu } from "~/features/tables/exchange/ExchangeMenu";
import { difference } from "~/features/tables/model/diff";
import type { Editor } from "~/features/tables/model/editor";
import type { Snapshot } from "~/features/tables/model/session";
import { readTable } from "~/features/tables/model/table";
import { Notices } from "~/features/tables/Notices";
import { OnePolicy, type Policy } from "~/features/tables/queries";
import { Rules, RulesToRead } from "~/features/tables/Rules";
import { SaveMark } from "~/features/tables/SaveMark";
import type { PolicySearch, PolicyTab } from "~/features/tables/search";
import classes from "~/features/tables/tables.module.css";
import { useLater } from "~/features/tables/useLater";
import { snapshotOf, useOpenedEditor, useTableEditor } from "~/features/tables/useTableEditor";
import { Changes } from "~/features/tables/versions/Changes";
import { Versions } from "~/features/tables/versions/Versions";
import { textOf } from "~/lib/text";
import { useCan } from "~/lib/session";

/** `list` is where one comes from when there is no such table. */
export function TableScreen({ list }: { list: "/policies" | "/flows" }) {
  const { key = "" } = useParams({ strict: false }) as { key?: string };
  const [query, execute] = useQuery({ query: OnePolicy, variables: { key }, requestPolicy: "network-only" });
  // What was opened stays open when the server does not answer a later question.
  const [opened, setOpened] = useState<Policy | null>(null);
  const found = query.data?.definition ?? null;
  if (found && found !== opened) setOpened(found);
  const last = !query.data && opened?.key === key ? { definition: opened } : undefined;
  return (
    <QueryState query={last ? { ...query, data: last } : query} retry={() => execute({ requestPolicy: "network-only" })} loading={<LoadingState rows={10} />}>
      {({ definition }) => {
        const snapshot = definition?.kind === "TABLE" ? snapshotOf(definition) : null;
        return definition && snapshot ? (
          <Found key={key} policy={definition} snapshot={snapshot} />
        ) : (
          <EmptyState Icon={IconTableOff} title={<Trans>There is no decision table {key}</Trans>}>
            <Link to={list as string}>{list === "/policies" ? <Trans>Back to the policies</Trans> : <Trans>Back to the flows</Trans>}</Link>
          </EmptyState>
        );
      }}
    </QueryState>
  );
}

function Found({ policy, snapshot }: { policy: Policy; snapshot: Snapshot }) {
  const opened = useOpenedEditor(snapshot, useCan("flow.write"));
  return opened ? <Opened policy={policy} opened={opened} /> : <LoadingState rows={10} />;
}

/** What stands in the address, and how to change it. */
function useShown() {
  const { tab = "rules", version } = useSearch({ strict: false }) as PolicySearch;
  const navigate = useNavigate();
  const show = (next: PolicyTab, compared?: number) =>
    void navigate({
      to: ".",
      search: { ...(next === "rules" ? {} : { tab: next }), ...(compared ? { version: compared } : {}) } as never,
      replace: true,
    });
  return { tab, version, show };
}

function Opened({ policy, opened }: { policy: Policy; opened: Editor }) {
  const { t } = useLingui();
  const { tab, version, show } = useShown();
  const narrow = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false }) ?? false;
  const mayWrite = useCan("flow.write");
  const editor = useTableEditor(opened, mayWrite);
  const { session } = editor;
  const published = useMemo(() => (policy.published ? readTable(policy.published.content) : null), [policy.published]);
  const table = useLater(session.table);
  const changes = useMemo(() => (published ? difference(published, table) : null), [published, table]);
  const drafted = session.base.revision > 0 || (changes?.rows.length ?? 0) > 0;
  const editable = mayWrite && !narrow && policy.draft?.state !== "IN_REVIEW";
  const name = textOf(session.table.name);
  return (
    <>
      <PageHeader
        name={name}
        title={name}
        facts={
          <>
            <CopyableId value={policy.key} />
            {policy.published && <StateMark state="PUBLISHED" word={t`Version ${policy.published.version} in force`} />}
            {drafted && <StateMark state="DRAFT" word={t`Draft`} />}
            {mayWrite && <SaveMark session={session} onRetry={() => void editor.flush()} />}
          </>
        }
        actions={
          !narrow &&
          (mayWrite ? (
            <DraftActions policy={policy} editor={editor} changes={changes} drafted={drafted} />
          ) : (
            <ExchangeMenu editor={editor} name={name} editable={false} />
          ))
        }
      />
      <Notices editor={editor} narrow={narrow} />
      <Tabs value={tab} onChange={(next) => next && show(next as PolicyTab)} className={classes.tabs} keepMounted={false}>
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="rules">
            <Trans>Rules</Trans> <span className={classes.count}>{session.table.rows.length}</span>
          </Tabs.Tab>
          <Tabs.Tab value="changes">
            <Trans>Changes</Trans>{" "}
            {changes && changes.rows.length > 0 && <span className={classes.count}>{changes.rows.length}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="history">
            <Trans>Versions</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules" className={classes.panel}>
          {narrow ? <RulesToRead editor={editor} /> : <Rules name={name} editor={editor} editable={editable} />}
        </Tabs.Panel>
        <Tabs.Panel value="changes" className={classes.panel}>
          <Changes policy={policy} draft={table} version={version} onVersion={(number) => show("changes", number)} />
        </Tabs.Panel>
        <Tabs.Panel value="history" className={classes.panel}>
          <Versions policy={policy} editor={editor} editable={editable} onCompare={(number) => show("changes", number)} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
