/** The list of orders: filter and sort done by the server and kept in the address; rows follow live. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconCirclePlus, IconFilterOff } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { useOrderColumns } from "~/features/orders/columns";
import { OrderCard } from "~/features/orders/OrderCard";
import { OrderFilters } from "~/features/orders/OrderFilters";
import { useHiddenColumns } from "~/features/orders/hiddenColumns";
import type { OrdersSearch } from "~/features/orders/search";
import { type OrderRow, useOrders } from "~/features/orders/useOrders";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/orders");

export function OrdersScreen() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayCapture = useCan("order.capture");
  const columns = useOrderColumns();
  const { rows, total, loading, error, more, again } = useOrders(search);
  const change = useCallback(
    (next: Partial<OrdersSearch>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true }),
    [navigate],
  );
  const open = useCallback(
    (row: OrderRow) => void navigate({ to: row.state === "DRAFT" && mayCapture ? `/capture?draft=${row.id}` : `/orders/${row.number}` }),
    [navigate, mayCapture],
  );
  const { hidden, hide } = useHiddenColumns(search.hide, columns);
  const filtered = Boolean(search.q || search.state || search.priority || search.account || search.mine || search.own);

  return (
    <>
      <PageHeader
        title={t`Orders`}
        facts={total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>}
        actions={
          <>
            <Button component={Link} to="/incoming" variant="default">
              <Trans>On their way in</Trans>
            </Button>
            {mayCapture && (
              <Button component={Link} to="/capture" leftSection={<IconCirclePlus size={16} aria-hidden />}>
                <Trans>New order</Trans>
              </Button>
            )}
          </>
        }
      />
      <OrderFilters
        search={search}
        onChange={change}
        columns={columns}
        hidden={hidden}
        onHide={(ids) => {
          hide(ids);
          change({ hide: ids });
        }}
      />
      {rows.length > 0 ? (
        <ListTable
          label={t`Orders`}
          rows={rows}
          columns={columns}
          hiddenColumns={hidden}
          sort={{ field: search.sort ?? "CREATED_AT", direction: search.dir ?? "DESC" }}
          onSort={({ field, direction }) => change({ sort: field as OrdersSearch["sort"], dir: direction } as OrdersSearch)}
          total={total}
          onEnd={more}
          onOpen={open}
          card={(row) => <OrderCard order={row} />}
        />
      ) : error ? (
        <FailedState error={error} retry={again} />
      ) : loading ? (
        <LoadingState rows={12} />
      ) : filtered ? (
        <EmptyState Icon={IconFilterOff} title={<Trans>No order matches this filter</Trans>}>
          <Button variant="default" onClick={() => void navigate({ search: {} })}>
            <Trans>Clear the filter</Trans>
          </Button>
        </EmptyState>
      ) : (
        <EmptyState title={<Trans>No orders yet</Trans>}>
          {mayCapture ? (
            <Trans>
              <Link to="/capture">Capture the first order</Link>, or import a file with “orderloom orders import”.
            </Trans>
          ) : (
            <Trans>Orders show up here as soon as they are captured.</Trans>
          )}
        </EmptyState>
      )}
    </>
  );
}
