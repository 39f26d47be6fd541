/** Files of orders: those that came, and one more; beside them the queue of large orders that are made in the background. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, FileButton, SegmentedControl } from "@mantine/core";
import { IconAlertTriangle, IconFileImport, IconUpload } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { When } from "~/components/When";
import classes from "~/features/imports/imports.module.css";
import { Mark } from "~/features/imports/Marks";
import { stage } from "~/features/imports/Progress";
import { ImportList, type ListedImport } from "~/features/imports/queries";
import { Queue } from "~/features/imports/Queue";
import { useStart } from "~/features/imports/useStart";
import { formatNumber } from "~/lib/format";

const route = getRouteApi("/shell/imports");
const accepted = ".csv,.txt,.tsv,.xlsx,.json";

export function ImportsScreen() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const open = useCallback((id: string) => void navigate({ to: `/imports/${id}` as string }), [navigate]);
  const { start, busy, fault } = useStart(open);
  return (
    <>
      <PageHeader
        title={t`Imports`}
        actions={
          <FileButton onChange={(file) => void start(file)} accept={accepted}>
            {(props) => (
              <Button {...props} loading={busy} leftSection={<IconUpload size={16} aria-hidden />}>
                <Trans>Import a file</Trans>
              </Button>
            )}
          </FileButton>
        }
      />
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t`What is shown`}
          value={search.tab ?? "files"}
          onChange={(tab) => void navigate({ search: tab === "queue" ? { tab } : {}, replace: true })}
          data={[
            { value: "files", label: t`Files` },
            { value: "queue", label: t`Queue` },
          ]}
        />
        {fault && (
          <Alert role="alert" variant="outline" color="red" icon={<IconAlertTriangle size={18} aria-hidden />} className={classes.fault}>
            {fault}
          </Alert>
        )}
      </div>
      {search.tab === "queue" ? <Queue /> : <Files open={open} />}
    </>
  );
}

const ImportLink = ({ row }: { row: ListedImport }) => <Link to={`/imports/${row.id}` as string}>{row.name}</Link>;

function Came({ row }: { row: ListedImport }) {
  const { done, total } = stage(row);
  if (row.state === "CHECKING" || row.state === "RUNNING") return <>{total ? `${formatNumber(done)} / ${formatNumber(total)}` : "…"}</>;
  if (row.state === "WAITING") return <>–</>;
  const refused = row.badOrders + row.failed;
  return (
    <>
      {row.state === "CHECKED" ? <Trans>{formatNumber(row.orders - row.badOrders)} good</Trans> : <Plural value={row.made} one="# made" other="# made" />}
      {row.known > 0 && <> · <Trans>{formatNumber(row.known)} there before</Trans></>}
      {refused > 0 && <> · <Trans>{formatNumber(refused)} refused</Trans></>}
    </>
  );
}

function Files({ open }: { open: (id: string) => void }) {
  const { t } = useLingui();
  const [after, setAfter] = useState<string | null>(null);
  const [query, execute] = useQuery({ query: ImportList, variables: { after }, requestPolicy: "cache-and-network" });
  const rows = query.data?.imports.nodes ?? [];
  const busy = rows.some((row) => row.state === "CHECKING" || row.state === "RUNNING");
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => execute({ requestPolicy: "network-only" }), 2000);
    return () => clearInterval(timer);
  }, [busy, execute]);
  const columns = useMemo<Column<ListedImport>[]>(
    () => [
      { id: "name", header: t`File`, width: "minmax(180px, 2fr)", cell: (row) => <ImportLink row={row} /> },
      { id: "state", header: t`State`, width: "180px", cell: (row) => <Mark of="job" state={row.state} /> },
      { id: "orders", header: t`Orders`, width: "minmax(180px, 2fr)", cell: (row) => <Came row={row} /> },
      { id: "rows", header: t`Rows`, width: "96px", align: "end", cell: (row) => formatNumber(row.rows) },
      { id: "who", header: t`Who`, width: "minmax(120px, 1fr)", cell: (row) => row.createdBy },
      { id: "when", header: t`When`, width: "120px", cell: (row) => <When at={row.createdAt} /> },
    ],
    [t],
  );
  const end = query.data?.imports.pageInfo.endCursor;
  const more = query.data?.imports.pageInfo.hasNextPage && end && end !== after && !query.fetching ? () => setAfter(end) : undefined;
  if (rows.length > 0)
    return (
      <ListTable
        label={t`Imports`}
        rows={rows}
        columns={columns}
        total={query.data?.imports.totalCount}
        onEnd={more}
        onOpen={(row) => open(row.id)}
        card={(row) => (
          <div className={classes.card}>
            <div>
              <ImportLink row={row} /> <Mark of="job" state={row.state} />
            </div>
            <div className={classes.dim}>
              <Came row={row} /> · {row.createdBy}
            </div>
          </div>
        )}
      />
    );
  if (query.error) return <FailedState error={query.error} retry={() => execute({ requestPolicy: "network-only" })} />;
  if (query.fetching) return <LoadingState rows={8} />;
  return (
    <EmptyState Icon={IconFileImport} title={<Trans>No file was imported yet</Trans>}>
      <Trans>Bring orders as CSV, Excel, JSON or TMF622. Each file is tried first, and nothing is made before you say so.</Trans>
    </EmptyState>
  );
}
