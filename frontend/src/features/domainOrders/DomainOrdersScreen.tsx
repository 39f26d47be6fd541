/** Product, service and resource orders in one list, by kind; filter and sort are the server's and lie in the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Tabs } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconEyeExclamation, IconFilterOff } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { When } from "~/components/When";
import { useDomainOrderColumns } from "~/features/domainOrders/columns";
import { DomainOrderCard } from "~/features/domainOrders/DomainOrderCard";
import { DomainOrderFilters } from "~/features/domainOrders/DomainOrderFilters";
import classes from "~/features/domainOrders/domainOrders.module.css";
import type { DomainOrderRow } from "~/features/domainOrders/queries";
import { type DomainOrdersSearch, hiddenAtFirst, isFiltered, kinds } from "~/features/domainOrders/search";
import { counted, useDomainOrders } from "~/features/domainOrders/useDomainOrders";
import type { DomainOrderKind } from "~/graphql/graphql";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/domain-orders");

export function DomainOrdersScreen() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useDomainOrderColumns();
  const { rows, total, counts, loading, error, more, again } = useDomainOrders(search);
  const settles = [useCan("order.manage"), useCan("task.manage")].includes(true);
  const change = useCallback(
    (next: { [K in keyof DomainOrdersSearch]: DomainOrdersSearch[K] | undefined }) =>
      void navigate({ search: (old) => ({ ...old, ...next }) as DomainOrdersSearch, replace: true }),
    [navigate],
  );
  const open = useCallback((row: DomainOrderRow) => void navigate({ to: `/domain-orders/${row.number}` as string }), [navigate]);
  const [kept, keep] = useLocalStorage<string[]>({
    key: "orderloom.domainOrders.hidden",
    defaultValue: hiddenAtFirst,
    getInitialValueInEffect: false,
  });
  const hidden = search.hide ?? kept;
  return (
    <>
      <PageHeader
        title={t`Domain orders`}
        facts={total !== undefined && <span role="status">{t`${counted(total)} found`}</span>}
        actions={
          settles && (
            <Button component={Link} to="/attention" variant="default" leftSection={<IconEyeExclamation size={16} aria-hidden />}>
              <Trans>Needs attention</Trans>
            </Button>
          )
        }
      />
      <KindTabs kind={search.kind} counts={counts} onChange={(kind) => change({ kind, subtype: undefined })} />
      <DomainOrderFilters
        search={search}
        onChange={change}
        columns={columns}
        hidden={hidden}
        counts={counts}
        onHide={(ids) => {
          keep(ids);
          change({ hide: ids });
        }}
      />
      {rows.length > 0 ? (
        <ListTable
          label={t`Domain orders`}
          rows={rows}
          columns={columns}
          hiddenColumns={hidden}
          sort={{ field: search.sort ?? "CREATED_AT", direction: search.dir ?? "DESC" }}
          onSort={({ field, direction }) => change({ sort: field as DomainOrdersSearch["sort"], dir: direction })}
          total={total}
          onEnd={more}
          onOpen={open}
          card={(row) => <DomainOrderCard row={row} end={<When at={row.changedAt} />} />}
        />
      ) : error ? (
        <FailedState error={error} retry={again} />
      ) : loading ? (
        <LoadingState rows={12} />
      ) : isFiltered(search) ? (
        <EmptyState Icon={IconFilterOff} title={<Trans>No domain order matches this filter</Trans>}>
          <Button variant="default" onClick={() => void navigate({ search: search.kind ? { kind: search.kind } : {} })}>
            <Trans>Clear the filter</Trans>
          </Button>
        </EmptyState>
      ) : (
        <EmptyState title={<Trans>No domain orders yet</Trans>}>
          <Trans>An approved order is decomposed into the product, service and resource orders that are listed here.</Trans>
        </EmptyState>
      )}
    </>
  );
}

interface KindTabsProps {
  kind: DomainOrderKind | undefined;
  counts: ReadonlyMap<string, string>;
  onChange: (kind: DomainOrderKind | undefined) => void;
}

function KindTabs({ kind, counts, onChange }: KindTabsProps) {
  const { t } = useLingui();
  const words: Record<DomainOrderKind, string> = { PRODUCT: t`Product orders`, SERVICE: t({ message: "Service orders", context: "domain orders" }), RESOURCE: t`Resource orders` };
  return (
    <Tabs
      className={classes.tabs ?? ""}
      value={kind ?? "ALL"}
      onChange={(next) => onChange(kinds.find((one) => one === next))}
      aria-label={t`Kind of domain order`}
    >
      <Tabs.List>
        <Tabs.Tab value="ALL">
          <Trans>All</Trans>
        </Tabs.Tab>
        {kinds.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {words[one]}
            {counts.has(one) && <span className={classes.number}>{counts.get(one)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
