/** Large orders and orders of open interfaces that were accepted at once: what of them is made, and what was refused. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconMoodCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { When } from "~/components/When";
import classes from "~/features/imports/imports.module.css";
import { Mark } from "~/features/imports/Marks";
import { OrderQueue, type QueuedOrder } from "~/features/imports/queries";
import { formatNumber } from "~/lib/format";

function Became({ row }: { row: QueuedOrder }) {
  if (row.order) return <Link to={`/orders/${row.order.number}` as string}>{row.order.number}</Link>;
  return <>{row.problems.length > 0 ? row.problems.map((one) => one.message).join(" ") : `${formatNumber(row.linesDone)} / ${formatNumber(row.lines)}`}</>;
}

export function Queue() {
  const { t } = useLingui();
  const [after, setAfter] = useState<string | null>(null);
  const [query, execute] = useQuery({ query: OrderQueue, variables: { after }, requestPolicy: "cache-and-network" });
  const rows = query.data?.orderIntakes.nodes ?? [];
  const busy = rows.some((row) => row.state === "QUEUED" || row.state === "RUNNING");
  useEffect(() => {
    const timer = setInterval(() => execute({ requestPolicy: "network-only" }), busy ? 1500 : 10_000);
    return () => clearInterval(timer);
  }, [busy, execute]);
  const columns = useMemo<Column<QueuedOrder>[]>(
    () => [
      { id: "account", header: t`Customer`, width: "minmax(160px, 2fr)", cell: (row) => row.account?.name ?? "–" },
      { id: "external", header: t`External id`, width: "minmax(120px, 1fr)", cell: (row) => row.externalId ?? "–" },
      { id: "state", header: t`State`, width: "140px", cell: (row) => <Mark of="queue" state={row.state} /> },
      { id: "order", header: t`Order`, width: "minmax(160px, 2fr)", cell: (row) => <Became row={row} /> },
      { id: "lines", header: t`Lines`, width: "88px", align: "end", cell: (row) => formatNumber(row.lines) },
      { id: "who", header: t`Who`, width: "minmax(120px, 1fr)", cell: (row) => row.createdBy },
      { id: "when", header: t`When`, width: "120px", cell: (row) => <When at={row.createdAt} /> },
    ],
    [t],
  );
  const end = query.data?.orderIntakes.pageInfo.endCursor;
  const more = query.data?.orderIntakes.pageInfo.hasNextPage && end && end !== after && !query.fetching ? () => setAfter(end) : undefined;
  if (rows.length > 0)
    return (
      <ListTable
        label={t`Orders on their way in`}
        rows={rows}
        columns={columns}
        onEnd={more}
        card={(row) => (
          <div className={classes.card}>
            <div>
              <Became row={row} /> <Mark of="queue" state={row.state} />
            </div>
            <div className={classes.dim}>{[row.account?.name, row.externalId, row.createdBy].filter(Boolean).join(" · ")}</div>
          </div>
        )}
      />
    );
  if (query.error) return <FailedState error={query.error} retry={() => execute({ requestPolicy: "network-only" })} />;
  if (query.fetching) return <LoadingState rows={8} />;
  return (
    <EmptyState Icon={IconMoodCheck} title={<Trans>Nothing is on its way in</Trans>}>
      <Trans>Large orders, and orders that systems send without waiting, stand here while they are made.</Trans>
    </EmptyState>
  );
}
