/** What waits for a manager's eye: domain orders that decomposition could not get right by itself, the oldest first. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMoodCheck } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { AttentionDialog } from "~/components/attention/AttentionDialog";
import { useReasonText } from "~/components/attention/Reasons";
import type { Column } from "~/components/ListTable";
import { QueueScreen } from "~/components/queue/QueueScreen";
import { useQueue } from "~/components/queue/useQueue";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import { DomainOrderLink } from "~/features/domainOrders/columns";
import { DomainOrderCard } from "~/features/domainOrders/DomainOrderCard";
import { AttentionList, DomainOrdersTick } from "~/features/domainOrders/queries";
import type { AttentionListQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";

type Row = AttentionListQuery["domainOrders"]["nodes"][number];

const wanted = { needsAttention: true };

function useColumns(settle: (row: Row) => void): Column<Row>[] {
  const { t } = useLingui();
  const reasonText = useReasonText();
  return useMemo(
    () => [
      { id: "number", header: t`Number`, width: "112px", cell: (row) => <DomainOrderLink number={row.number} /> },
      { id: "what", header: t`What`, width: "minmax(160px, 1fr)", cell: (row) => row.specification.name.text },
      { id: "why", header: t`Why`, width: "minmax(240px, 2fr)", cell: (row) => reasonText(row.attention) },
      { id: "state", header: t`State`, width: "132px", cell: (row) => <StateBadge state={row.state} /> },
      { id: "order", header: t`Order`, width: "112px", cell: (row) => <Link to={`/orders/${row.order.number}` as string}>{row.order.number}</Link> },
      { id: "account", header: t`Account`, width: "minmax(140px, 1fr)", cell: (row) => row.account.name },
      { id: "since", header: t`Since`, width: "112px", cell: (row) => <When at={row.createdAt} /> },
      { id: "do", header: t`Settle`, hiddenHeader: true, width: "104px", cell: (row) => <SettleButton row={row} settle={settle} /> },
    ],
    [t, reasonText, settle],
  );
}

function SettleButton({ row, settle }: { row: Row; settle: (row: Row) => void }) {
  const { t } = useLingui();
  if (!row.actions.includes("settle_attention")) return null;
  return (
    <Button size="compact-sm" variant="default" aria-label={t`Settle ${row.number}`} onClick={() => settle(row)}>
      <Trans>Settle</Trans>
    </Button>
  );
}

export function AttentionScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [settling, setSettling] = useState<Row | null>(null);
  const columns = useColumns(setSettling);
  const reasonText = useReasonText();
  const queue = useQueue({ document: AttentionList, tick: DomainOrdersTick, filter: wanted as never, read: (data) => data.domainOrders });
  return (
    <>
      <QueueScreen
        title={t`Needs attention`}
        found={(total) => t`${formatNumber(total)} found`}
        queue={queue}
        columns={columns}
        filters={null}
        card={(row) => <DomainOrderCard row={row} about={reasonText(row.attention)} end={<SettleButton row={row} settle={setSettling} />} />}
        onOpen={(row) => void navigate({ to: `/domain-orders/${row.number}` as string })}
        empty={{
          Icon: IconMoodCheck,
          title: <Trans>Nothing needs attention</Trans>,
          help: <Trans>What decomposition can't get right by itself appears here: values that don't fit, quantities out of bounds, validations that fail.</Trans>,
        }}
      />
      {settling && (
        <AttentionDialog id={settling.id} number={settling.number} onClose={() => setSettling(null)} onSettled={queue.refresh} />
      )}
    </>
  );
}
