/** The operations of a connection, and of one of them what is sent, what is made of the answer, how it does, and a test. */
import { useLingui } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { EditBar } from "~/components/edits/EditBar";
import { EditNotices } from "~/components/edits/EditNotices";
import { PageHeader } from "~/components/PageHeader";
import { ProblemList } from "~/components/ProblemList";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/connections/connections.module.css";
import { CallsPanel } from "~/features/connections/editor/CallsPanel";
import { ConnectionMenu } from "~/features/connections/editor/ConnectionMenu";
import { ConnectionPanel } from "~/features/connections/editor/ConnectionPanel";
import { OperationList } from "~/features/connections/editor/OperationList";
import { OperationPanel } from "~/features/connections/editor/OperationPanel";
import { TestPanel } from "~/features/connections/editor/TestPanel";
import { useConnectionSave } from "~/features/connections/editor/useConnectionSave";
import type { Connection } from "~/features/connections/model/connection";
import type { ConnectionRecord } from "~/features/connections/queries";
import { can, useSession } from "~/lib/session";
import { useEdits } from "~/lib/useEdits";

const route = getRouteApi("/shell/connections/$key");
const placed = new Set(["operations", "name", "key", "baseUrl", "base_url", "headers"]);

export function ConnectionEditor({ record, refresh }: { record: ConnectionRecord; refresh: () => void }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const { operation: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const edits = useEdits<Connection>(`orderloom.connection.${record.key}`, record.content as Connection, record.version);
  const may = can(useSession(), "flow.publish");
  const { busy, problems, stale, save } = useConnectionSave(edits, refresh);
  const { operations } = edits.value;
  const place = Math.max(0, operations.findIndex((one) => one.key === wanted));
  const current = operations[place];
  const saved = record.operations.find((one) => one.key === `${record.key}.${current?.key}`);
  const choose = (key: string | undefined) => void navigate({ search: key ? { operation: key } : {}, replace: true });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!may || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const verb = key === "z" ? (event.shiftKey ? edits.redo : edits.undo) : key === "y" ? edits.redo : key === "s" ? save : null;
    if (!verb) return;
    event.preventDefault();
    void verb();
  };
  return (
    <div className={classes.screen} onKeyDown={onKeyDown}>
      <PageHeader
        title={wordsOf(edits.value.name) || record.key}
        facts={
          <span className={classes.address}>
            <code>{record.key}</code> · {record.kind === "in_process" ? t`answers by itself` : <code>{record.address || t`no address`}</code>}
          </span>
        }
        actions={
          <>
            {may && <EditBar edits={edits} busy={busy} faults={0} onSave={() => void save()} />}
            <ConnectionMenu record={record} connection={edits.value} may={may} />
          </>
        }
      />
      <EditNotices
        edits={edits}
        stale={stale}
        theirs={{ value: record.content as Connection, version: record.version, by: record.author?.name ?? null }}
        readOnly={!may}
        refresh={refresh}
      />
      <div className={classes.notice}>
        <ProblemList problems={problems.filter((one) => !placed.has(one.path[0] ?? ""))} />
      </div>
      <div className={classes.columns}>
        <OperationList edits={edits} record={record} place={place} onPlace={choose} problems={problems} readOnly={!may} />
        <Tabs defaultValue="operation" className={classes.middle} keepMounted={false}>
          <Tabs.List aria-label={t`What is shown of the connection`}>
            <Tabs.Tab value="operation">{t`Operation`}</Tabs.Tab>
            {may && <Tabs.Tab value="test">{t`Send test`}</Tabs.Tab>}
            <Tabs.Tab value="calls">{t`Last calls`}</Tabs.Tab>
            <Tabs.Tab value="connection">{t`Connection`}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="operation" className={classes.panel}>
            <OperationPanel edits={edits} place={place} problems={problems} readOnly={!may} onRenamed={choose} />
          </Tabs.Panel>
          {may && (
            <Tabs.Panel value="test" className={classes.panel}>
              <TestPanel key={saved?.key} record={record} operation={saved} written={current} changed={edits.changed} refresh={refresh} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="calls" className={classes.panel}>
            <CallsPanel operation={saved} />
          </Tabs.Panel>
          <Tabs.Panel value="connection" className={classes.panel}>
            <ConnectionPanel edits={edits} problems={problems} readOnly={!may} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </div>
  );
}
