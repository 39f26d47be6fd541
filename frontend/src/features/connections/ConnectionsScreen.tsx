/** The systems that automated tasks call: where they are reached, who calls them, and how they do. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, CloseButton, FileButton, TextInput } from "@mantine/core";
import { IconPlugConnected, IconPlus, IconSearch, IconUpload } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { CallMark } from "~/features/connections/CallMark";
import classes from "~/features/connections/connections.module.css";
import { type Connection, schema } from "~/features/connections/model/connection";
import { NewConnectionDialog } from "~/features/connections/NewConnectionDialog";
import { ConnectionList, type ConnectionRow } from "~/features/connections/queries";
import { readJson } from "~/lib/files";
import { formatNumber } from "~/lib/format";
import { can, useSession } from "~/lib/session";

const route = getRouteApi("/shell/connections");

interface Row extends ConnectionRow {
  id: string;
}

const ConnectionLink = ({ row }: { row: Row }) => <Link to={`/connections/${row.key}` as string}>{row.name.text}</Link>;
const flowsOf = (row: ConnectionRow) => new Set(row.operations.flatMap((one) => one.uses.map((use) => use.flowKey)));

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  return useMemo(
    () => [
      { id: "name", header: t`Name`, width: "minmax(190px, 1.6fr)", cell: (row) => <ConnectionLink row={row} /> },
      { id: "key", header: t`Key`, width: "minmax(160px, 1fr)", cell: (row) => <code>{row.key}</code> },
      {
        id: "kind",
        header: t`Reached at`,
        width: "minmax(170px, 1.6fr)",
        cell: (row) =>
          row.kind === "in_process" ? t`Answers by itself` : row.baseSetting ? t`Setting ${row.baseSetting}` : <code>{row.address}</code>,
      },
      { id: "operations", header: t`Operations`, width: "100px", align: "end", cell: (row) => formatNumber(row.operations.length) },
      { id: "flows", header: t`Flows`, width: "70px", align: "end", cell: (row) => formatNumber(flowsOf(row).size) },
      { id: "calls", header: t`Last calls`, width: "160px", cell: (row) => <CallMark states={row.operations.map((one) => one.state)} /> },
      { id: "at", header: t`Changed`, width: "130px", cell: (row) => <When at={row.updatedAt} /> },
      { id: "by", header: t`By`, width: "minmax(100px, 1fr)", cell: (row) => row.author?.name ?? t`Shipped` },
    ],
    [t],
  );
}

export function ConnectionsScreen() {
  const { t } = useLingui();
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const may = can(useSession(), "flow.publish");
  const [making, setMaking] = useState<{ title: string; base: Connection | null } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [query, execute] = useQuery({ query: ConnectionList });
  const wanted = q.trim().toLowerCase();
  const find = (text: string) => void navigate({ search: text ? { q: text } : {}, replace: true });

  const open = async (file: File | null) => {
    if (!file) return;
    const found = await readJson(file, schema);
    if ("content" in found) {
      setFault(null);
      setMaking({ title: t`Import a connection`, base: found.content as unknown as Connection });
      return;
    }
    setFault(
      found.fault === "newer"
        ? t`${file.name} was written by a newer release of Orderloom; nothing was changed.`
        : t`${file.name} is no connection: a JSON file with the schema ${schema} is wanted. Nothing was changed.`,
    );
  };
  const actions = may && (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => void open(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            <Trans>Import</Trans>
          </Button>
        )}
      </FileButton>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking({ title: t`New connection`, base: null })}>
        <Trans>New connection</Trans>
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t`Connections`} facts={<Trans>The systems that automated tasks call</Trans>} actions={actions} />
      <div className={classes.bar} role="search">
        <TextInput
          className={classes.search}
          aria-label={t`Find connections by name or key`}
          placeholder={t`Name, key or operation`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={q}
          onChange={(event) => find(event.currentTarget.value)}
          rightSection={q ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={() => find("")} /> : null}
        />
      </div>
      {fault && (
        <Alert role="alert" className={classes.notice} color="red" variant="outline" withCloseButton closeButtonLabel={t`Close`} onClose={() => setFault(null)}>
          {fault}
        </Alert>
      )}
      <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
        {({ connections }) => {
          const rows = connections
            .filter((row) => `${row.key} ${row.name.text} ${row.operations.map((one) => one.key).join(" ")}`.toLowerCase().includes(wanted))
            .map((row) => Object.assign({ id: row.key }, row));
          return rows.length > 0 ? (
            <ListTable
              label={t`Connections`}
              rows={rows}
              columns={columns}
              onOpen={(row) => void navigate({ to: `/connections/${row.key}` as string })}
              card={(row) => (
                <>
                  <div className={classes.cardHead}>
                    <ConnectionLink row={row} /> <CallMark states={row.operations.map((one) => one.state)} />
                  </div>
                  <div className={classes.dim}>{row.key}</div>
                </>
              )}
            />
          ) : (
            <EmptyState Icon={IconPlugConnected} title={q ? <Trans>No connection is called like this</Trans> : <Trans>No connections yet</Trans>}>
              {q ? (
                <Button variant="default" onClick={() => find("")}>
                  <Trans>Show all</Trans>
                </Button>
              ) : (
                <Trans>Make one, and name its operations in automated tasks.</Trans>
              )}
            </EmptyState>
          );
        }}
      </QueryState>
      {making && <NewConnectionDialog {...making} onClose={() => setMaking(null)} />}
    </>
  );
}
