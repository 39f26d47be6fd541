/** The orders of an account, the newest first. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { MoneyText } from "~/components/MoneyText";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { OrdersOfAccount } from "~/features/accounts/queries";
import type { OrdersOfAccountQuery } from "~/graphql/graphql";

type Row = OrdersOfAccountQuery["orders"]["nodes"][number];

const address = ({ id, number, state }: Row) => (state === "DRAFT" ? `/capture?draft=${id}` : `/orders/${number}`);

export function OrdersTab({ accountId }: { accountId: string }) {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: OrdersOfAccount, variables: { filter: { account: { in: [accountId] } } } });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { id: "number", header: t`Number`, width: "130px", cell: (row) => <Link to={address(row) as string}>{row.number}</Link> },
      { id: "state", header: t`State`, width: "minmax(184px, 1fr)", cell: (row) => <StateBadge state={row.state} /> },
      { id: "recurring", header: t`Recurring`, width: "130px", align: "end", cell: (row) => <MoneyText value={row.recurringTotal} /> },
      { id: "oneTime", header: t`One time`, width: "130px", align: "end", cell: (row) => <MoneyText value={row.oneTimeTotal} /> },
      { id: "created", header: t`Created`, width: "140px", cell: (row) => <When at={row.createdAt} /> },
    ],
    [t],
  );
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ orders }) =>
        orders.nodes.length === 0 ? (
          <EmptyState title={<Trans>No orders yet</Trans>} />
        ) : (
          <ListTable<Row>
            label={t`Orders`}
            rows={orders.nodes}
            columns={columns}
            total={orders.totalCount}
            card={(row) => (
              <>
                <Link to={address(row) as string}>{row.number}</Link>
                <StateBadge state={row.state} />
              </>
            )}
          />
        )
      }
    </QueryState>
  );
}
