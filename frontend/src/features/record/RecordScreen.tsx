/** One order: its head with what may be done now, and its sides in tabs that the address remembers. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { useQuery, useSubscription } from "urql";
import { EmptyState, LoadingState, QueryState } from "~/components/states";
import { ActivityTab } from "~/features/record/ActivityTab";
import { BillingCard } from "~/features/record/BillingCard";
import { DocumentsTab } from "~/features/record/DocumentsTab";
import { FalloutTab } from "~/features/record/FalloutTab";
import { InventoryTab } from "~/features/record/InventoryTab";
import { LinesTab } from "~/features/record/LinesTab";
import { NotesTab } from "~/features/record/NotesTab";
import { OrderDetails } from "~/features/record/OrderDetails";
import { RecordChanged, RecordHead, type RecordOrder } from "~/features/record/queries";
import { RequestsTab } from "~/features/record/RequestsTab";
import { RecordHeader } from "~/features/record/RecordHeader";
import { parseRecordSearch, type RecordTab, recordTabs } from "~/features/record/search";
import { TasksTab } from "~/features/record/TasksTab";
import classes from "~/features/record/record.module.css";
import { useCan } from "~/lib/session";

const GraphTab = lazy(async () => ({ default: (await import("~/features/record/graph/GraphTab")).GraphTab }));
const route = getRouteApi("/shell/orders/$number");

export function RecordScreen() {
  const { number } = route.useParams();
  const [query, execute] = useQuery({ query: RecordHead, variables: { number } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  return (
    <QueryState query={query} retry={refresh}>
      {({ order }) =>
        order ? (
          <Found order={order} refresh={refresh} />
        ) : (
          <EmptyState page Icon={IconListSearch} title={<Trans>There is no order {number}</Trans>}>
            <Link to="/orders">
              <Trans>Search all orders</Trans>
            </Link>
          </EmptyState>
        )
      }
    </QueryState>
  );
}

function useTabWords(): Record<RecordTab, string> {
  const { t } = useLingui();
  return {
    lines: t`Lines`,
    graph: t`Orchestration`,
    tasks: t`Tasks`,
    fallout: t`Fallout`,
    inventory: t`Inventory`,
    documents: t`Documents`,
    notes: t`Notes`,
    requests: t`Requests`,
    activity: t`Activity`,
  };
}

function Found({ order, refresh }: { order: RecordOrder; refresh: () => void }) {
  const { tab = "lines" } = parseRecordSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const words = useTabWords();
  const hidden = useHiddenTabs();
  useSubscription({ query: RecordChanged, variables: { id: order.id } });
  const show = (next: string | null) =>
    void navigate({ search: next && next !== "lines" ? { tab: next as RecordTab } : {}, replace: true });
  return (
    <>
      <RecordHeader order={order} refresh={refresh} />
      <Tabs value={tab} onChange={show} keepMounted={false} className={classes.tabs ?? ""}>
        <Tabs.List className={classes.list ?? ""}>
          {recordTabs
            .filter((name) => !hidden.has(name))
            .map((name) => (
              <Tabs.Tab key={name} value={name}>
                {words[name]}
              </Tabs.Tab>
            ))}
        </Tabs.List>
        <Tabs.Panel value="lines" className={classes.panel ?? ""} tabIndex={0}>
          <BillingCard order={order} />
          <OrderDetails order={order} refresh={refresh} />
          <LinesTab number={order.number} version={order.version} />
        </Tabs.Panel>
        <Tabs.Panel value="graph" className={classes.canvas ?? ""}>
          <Suspense fallback={<LoadingState />}>
            <GraphTab order={{ id: order.id, number: order.number, state: order.state, label: order.account.name }} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="tasks" className={classes.panel ?? ""} tabIndex={0}>
          <TasksTab number={order.number} changed={`${order.updatedAt}:${order.openTaskCount}`} />
        </Tabs.Panel>
        <Tabs.Panel value="fallout" className={classes.panel ?? ""} tabIndex={0}>
          <FalloutTab number={order.number} changed={order.updatedAt} />
        </Tabs.Panel>
        <Tabs.Panel value="inventory" className={classes.panel ?? ""} tabIndex={0}>
          <InventoryTab number={order.number} changed={order.state} />
        </Tabs.Panel>
        <Tabs.Panel value="documents" className={classes.panel ?? ""} tabIndex={0}>
          <DocumentsTab orderId={order.id} changed={order.updatedAt} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className={classes.panel ?? ""} tabIndex={0}>
          <NotesTab orderId={order.id} number={order.number} changed={order.updatedAt} />
        </Tabs.Panel>
        <Tabs.Panel value="requests" className={classes.panel ?? ""} tabIndex={0}>
          <RequestsTab orderId={order.id} accountId={order.account.id} changed={order.updatedAt} />
        </Tabs.Panel>
        <Tabs.Panel value="activity" className={classes.panel ?? ""} tabIndex={0}>
          <ActivityTab number={order.number} changed={order.updatedAt} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** Tabs that the person's role can't fill. */
function useHiddenTabs(): ReadonlySet<RecordTab> {
  const tasks = useCan("task.read");
  const graph = useCan("fulfillment.read");
  const fallout = useCan("fallout.read");
  const activity = useCan("audit.read");
  const requests = useCan("request.read");
  return new Set<RecordTab>([
    ...(graph ? [] : (["graph"] as const)),
    ...(tasks ? [] : (["tasks"] as const)),
    ...(fallout ? [] : (["fallout"] as const)),
    ...(activity ? [] : (["activity"] as const)),
    ...(requests ? [] : (["requests"] as const)),
  ]);
}
