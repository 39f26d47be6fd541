/** One order: its head with what may be done now, and its sides in tabs that the address remembers. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconListSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useCallback } from "react";
import { useQuery, useSubscription } from "urql";
import { RecordTabs } from "~/components/records/RecordTabs";
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
  const { tab = "lines", node } = parseRecordSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const words = useTabWords();
  const hidden = useHiddenTabs();
  useSubscription({ query: RecordChanged, variables: { id: order.id } });
  const show = (next: RecordTab) => void navigate({ search: next === "lines" ? {} : { tab: next }, replace: true });
  const { id, number, updatedAt: changed } = order;
  const contents: Record<RecordTab, ReactNode> = {
    lines: (
      <>
        <BillingCard order={order} />
        <OrderDetails order={order} refresh={refresh} />
        <LinesTab number={number} version={order.version} />
      </>
    ),
    graph: (
      <Suspense fallback={<LoadingState />}>
        <GraphTab order={{ id, number, state: order.state, label: order.account.name }} node={node} />
      </Suspense>
    ),
    tasks: <TasksTab number={number} changed={`${changed}:${order.openTaskCount}`} />,
    fallout: <FalloutTab number={number} changed={changed} />,
    inventory: <InventoryTab number={number} changed={order.state} />,
    documents: <DocumentsTab orderId={id} changed={changed} />,
    notes: <NotesTab orderId={id} number={number} changed={changed} />,
    requests: <RequestsTab orderId={id} accountId={order.account.id} changed={changed} />,
    activity: <ActivityTab number={number} changed={changed} />,
  };
  const tabs = recordTabs.map((name) => ({ name, label: words[name], content: contents[name], filled: name === "graph" }));
  return (
    <>
      <RecordHeader order={order} refresh={refresh} />
      <RecordTabs tabs={tabs.filter(({ name }) => !hidden.has(name))} open={tab} onOpen={show} />
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
