/** One product, service or resource order: what it is, where it stands, what is being done for it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useQuery, useSubscription } from "urql";
import { AttentionDialog } from "~/components/attention/AttentionDialog";
import { Reasons } from "~/components/attention/Reasons";
import { CopyableId } from "~/components/CopyableId";
import { PageHeader } from "~/components/PageHeader";
import { type RecordTab, RecordTabs } from "~/components/records/RecordTabs";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { WhyPanel } from "~/components/why/WhyPanel";
import { actionWords } from "~/components/words";
import classes from "~/features/domainOrders/domainOrders.module.css";
import { DomainOrderHead, type DomainOrderOfRecord, DomainOrderTick } from "~/features/domainOrders/queries";
import { ActivityTab } from "~/features/domainOrders/record/ActivityTab";
import { Above } from "~/features/domainOrders/record/Above";
import { OverviewTab } from "~/features/domainOrders/record/OverviewTab";
import { TasksTab } from "~/features/domainOrders/record/TasksTab";
import type { DomainOrderTab } from "~/features/domainOrders/search";
import { orderKindWords, subtypeWords } from "~/features/domainOrders/words";
import { formatDate, formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/domain-orders/$number");

export function DomainOrderScreen() {
  const { number } = route.useParams();
  const [query, execute] = useQuery({ query: DomainOrderHead, variables: { number } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  return (
    <QueryState query={query} retry={refresh}>
      {({ domainOrder }) =>
        domainOrder ? (
          <Found domainOrder={domainOrder} refresh={refresh} />
        ) : (
          <EmptyState page Icon={IconListSearch} title={<Trans>There is no domain order {number}</Trans>}>
            <Link to="/domain-orders">
              <Trans>Search all domain orders</Trans>
            </Link>
          </EmptyState>
        )
      }
    </QueryState>
  );
}

interface RecordProps {
  domainOrder: DomainOrderOfRecord;
  refresh: () => void;
}

function Found({ domainOrder, refresh }: RecordProps) {
  const { tab = "overview" } = route.useSearch();
  const navigate = route.useNavigate();
  const [live] = useSubscription<unknown, number>(
    { query: DomainOrderTick, variables: { id: domainOrder.order.id } },
    (count = 0) => count + 1,
  );
  const ticks = live.data ?? 0;
  useEffect(() => {
    if (ticks > 0) refresh();
  }, [ticks, refresh]);
  const tabs = useTabs(domainOrder, `${ticks}:${domainOrder.changedAt}:${domainOrder.needsAttention}`);
  const show = (next: DomainOrderTab) => void navigate({ search: next === "overview" ? {} : { tab: next }, replace: true });
  return (
    <>
      <PageHeader
        name={domainOrder.number}
        title={
          <>
            <CopyableId value={domainOrder.number} /> · {domainOrder.specification.name.text}
          </>
        }
        facts={<Facts domainOrder={domainOrder} />}
      />
      <Above domainOrder={domainOrder} />
      <Attention domainOrder={domainOrder} refresh={refresh} />
      <RecordTabs tabs={tabs} open={tabs.some(({ name }) => name === tab) ? tab : "overview"} onOpen={show} />
    </>
  );
}

/** The sides of it that the person's role can fill. */
function useTabs(domainOrder: DomainOrderOfRecord, changed: string): RecordTab<DomainOrderTab>[] {
  const { t } = useLingui();
  const { number, order, id } = domainOrder;
  const may: Record<DomainOrderTab, boolean> = {
    overview: true, why: useCan("fulfillment.read"), tasks: useCan("task.read"), activity: useCan("audit.read"),
  };
  const tabs: RecordTab<DomainOrderTab>[] = [
    { name: "overview", label: t`Overview`, content: <OverviewTab domainOrder={domainOrder} changed={changed} /> },
    { name: "why", label: t`Why`, content: <WhyTab key={id} orderId={order.id} domainOrderId={id} /> },
    { name: "tasks", label: t`Tasks`, content: <TasksTab number={number} changed={changed} /> },
    { name: "activity", label: t`Activity`, content: <ActivityTab number={number} changed={changed} /> },
  ];
  return tabs.filter(({ name }) => may[name]);
}

function WhyTab(props: { orderId: string; domainOrderId: string }) {
  return (
    <div className={classes.why}>
      <WhyPanel {...props} />
    </div>
  );
}

function Attention({ domainOrder, refresh }: RecordProps) {
  const [settling, setSettling] = useState(false);
  if (!domainOrder.needsAttention) return null;
  return (
    <section className={classes.notice}>
      <Reasons reasons={domainOrder.attention} />
      {domainOrder.actions.includes("settle_attention") && (
        <Button variant="default" onClick={() => setSettling(true)}>
          <Trans>Settle</Trans>
        </Button>
      )}
      {settling && (
        <AttentionDialog id={domainOrder.id} number={domainOrder.number} onClose={() => setSettling(false)} onSettled={refresh} />
      )}
    </section>
  );
}

function Fact(props: { label: ReactNode; children: ReactNode; hidden?: boolean }) {
  return (
    <div>
      <dt className={props.hidden ? "visually-hidden" : undefined}>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Facts({ domainOrder }: { domainOrder: DomainOrderOfRecord }) {
  const word = useWord();
  const { account, site, subtype } = domainOrder;
  return (
    <dl className={classes.facts}>
      <Fact hidden label={<Trans>State</Trans>}>
        <StateBadge state={domainOrder.state} />
      </Fact>
      <Fact hidden label={<Trans>Kind</Trans>}>
        {word(orderKindWords, domainOrder.kind)}
        {subtype && `, ${word(subtypeWords, subtype).toLocaleLowerCase()}`}
      </Fact>
      <Fact label={<Trans>Action</Trans>}>{word(actionWords, domainOrder.action)}</Fact>
      <Fact label={<Trans>Quantity</Trans>}>{formatNumber(domainOrder.quantity)}</Fact>
      <Fact label={<Trans>Account</Trans>}>
        <Link to={`/accounts/${account.id}` as string}>{account.name}</Link>
      </Fact>
      {site && <Fact label={<Trans>Site</Trans>}>{site.name}</Fact>}
      {domainOrder.plannedEnd && <Fact label={<Trans>Planned for</Trans>}>{formatDate(domainOrder.plannedEnd)}</Fact>}
      <Fact label={<Trans>Changed</Trans>}>
        <When at={domainOrder.changedAt} />
      </Fact>
    </dl>
  );
}
