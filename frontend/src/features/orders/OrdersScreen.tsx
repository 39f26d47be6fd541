/** The list of orders: filter and sort done by the server and kept in the address; rows follow live. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconCirclePlus, IconFilterOff } from "@tabler/icons-react";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { isWritten, useOrderColumns } from "~/features/orders/columns";
import { OrderCard } from "~/features/orders/OrderCard";
import { OrderFilters } from "~/features/orders/OrderFilters";
import { useHiddenColumns } from "~/features/orders/hiddenColumns";
import type { OrdersSearch } from "~/features/orders/search";
import { type OrderRow, useOrders } from "~/features/orders/useOrders";
import type { OrderKind } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const customers = getRouteApi("/shell/orders");
const services = getRouteApi("/shell/service-orders");

export function OrdersScreen() {
  const navigate = customers.useNavigate();
  const set = useCallback((change: SetSearch) => void navigate({ search: change, replace: true }), [navigate]);
  return <OrderList kind="CUSTOMER" search={customers.useSearch()} set={set} />;
}

export function ServiceOrdersScreen() {
  const navigate = services.useNavigate();
  const set = useCallback((change: SetSearch) => void navigate({ search: change, replace: true }), [navigate]);
  return <OrderList kind="SERVICE" search={services.useSearch()} set={set} />;
}

type SetSearch = (old: OrdersSearch) => OrdersSearch;

function OrderList({ kind, search, set }: { kind: OrderKind; search: OrdersSearch; set: (change: SetSearch) => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const mayCapture = useCan("order.capture");
  const columns = useOrderColumns(kind);
  const { rows, total, loading, error, more, again } = useOrders(search, kind);
  const change = useCallback((next: Partial<OrdersSearch>) => set((old) => ({ ...old, ...next })), [set]);
  const open = useCallback(
    (row: OrderRow) => void navigate({ to: isWritten(row) && mayCapture ? `/capture?draft=${row.id}` : (`/orders/${row.number}` as string) }),
    [navigate, mayCapture],
  );
  const ofServices = kind === "SERVICE";
  const title = ofServices ? t`Service orders` : t`Orders`;
  const { hidden, hide } = useHiddenColumns(search.hide, columns);
  const filtered = Boolean(search.q || search.state || search.priority || search.account || search.mine || search.own);

  return (
    <>
      <PageHeader
        title={title}
        facts={total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>}
        actions={
          <>
            {!ofServices && (
              <Button component={Link} to="/incoming" variant="default">
                <Trans>On their way in</Trans>
              </Button>
            )}
            {mayCapture && (
              <Button component={Link} to={ofServices ? "/service-orders/new" : "/capture"} leftSection={<IconCirclePlus size={16} aria-hidden />}>
                {ofServices ? <Trans>New service order</Trans> : <Trans>New order</Trans>}
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
          label={title}
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
          <Button variant="default" onClick={() => set(() => ({}))}>
            <Trans>Clear the filter</Trans>
          </Button>
        </EmptyState>
      ) : ofServices ? (
        <EmptyState title={<Trans>No service orders yet</Trans>}>
          <Trans>They come by TMF641, or are captured here.</Trans>
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
