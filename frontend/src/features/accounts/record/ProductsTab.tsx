/** The products that an account has. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { ProductsOfAccount } from "~/features/accounts/queries";
import type { ProductsOfAccountQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";

type Row = ProductsOfAccountQuery["inventory"]["nodes"][number];

export function ProductsTab({ accountId }: { accountId: string }) {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: ProductsOfAccount, variables: { filter: { account: accountId, kind: "PRODUCT" } } });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { id: "name", header: t`Name`, width: "minmax(200px, 2fr)", cell: (row) => row.name.text },
      { id: "number", header: t`Number`, width: "130px", cell: (row) => row.number },
      { id: "state", header: t`State`, width: "minmax(150px, 1fr)", cell: (row) => <StateBadge state={row.state} /> },
      { id: "quantity", header: t`Quantity`, width: "90px", align: "end", cell: (row) => formatNumber(row.quantity) },
      { id: "site", header: t`Site`, width: "minmax(120px, 1fr)", cell: (row) => row.site?.name ?? "–" },
      { id: "order", header: t`Order`, width: "130px", cell: (row) => (row.order ? <Link to={`/orders/${row.order.number}` as string}>{row.order.number}</Link> : "–") },
      { id: "since", header: t`Active since`, width: "140px", cell: (row) => <When at={row.activatedAt} /> },
    ],
    [t],
  );
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ inventory }) =>
        inventory.nodes.length === 0 ? (
          <EmptyState title={<Trans>No products yet</Trans>} />
        ) : (
          <ListTable<Row>
            label={t`Products`}
            rows={inventory.nodes}
            columns={columns}
            total={inventory.totalCount}
            card={(row) => (
              <>
                <span>{row.name.text}</span>
                <StateBadge state={row.state} />
              </>
            )}
          />
        )
      }
    </QueryState>
  );
}
