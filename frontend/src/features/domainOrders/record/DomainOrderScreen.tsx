/** One product, service or resource order: what it is, where it stands, what is being done for it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Tabs } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useQuery, useSubscription } from "urql";
import { AttentionDialog } from "~/components/attention/AttentionDialog";
import { Reasons } from "~/components/attention/Reasons";
import { CopyableId } from "~/components/CopyableId";
import { PageHeader } from "~/components/PageHeader";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { WhyButton } from "~/components/why/WhyButton";
import { actionWords } from "~/components/words";
import classes from "~/features/domainOrders/domainOrders.module.css";
import { DomainOrderHead, type DomainOrderOfRecord, DomainOrderTick } from "~/features/domainOrders/queries";
import { ActivityTab } from "~/features/domainOrders/record/ActivityTab";
import { OverviewTab } from "~/features/domainOrders/record/OverviewTab";
import { TasksTab } from "~/features/domainOrders/record/TasksTab";
import { type DomainOrderTab, recordTabs } from "~/features/domainOrders/search";
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
  const { t } = useLingui();
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
  const words: Record<DomainOrderTab, string> = { overview: t`Overview`, tasks: t`Tasks`, activity: t`Activity` };
  const [tasks, activity] = [useCan("task.read"), useCan("audit.read")];
  const hidden = new Set<DomainOrderTab>([...(tasks ? [] : (["tasks"] as const)), ...(activity ? [] : (["activity"] as const))]);
  const show = (next: string | null) =>
    void navigate({ search: next && next !== "overview" ? { tab: next as DomainOrderTab } : {}, replace: true });
  const changed = `${ticks}:${domainOrder.changedAt}:${domainOrder.needsAttention}`;
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
        actions={
          <WhyButton
            orderId={domainOrder.order.id}
            domainOrderId={domainOrder.id}
            label={`${domainOrder.number} · ${domainOrder.specification.name.text}`}
          />
        }
      />
      <Attention domainOrder={domainOrder} refresh={refresh} />
      <Tabs value={tab} onChange={show} keepMounted={false} className={classes.record ?? ""}>
        <Tabs.List className={classes.list ?? ""}>
          {recordTabs
            .filter((name) => !hidden.has(name))
            .map((name) => (
              <Tabs.Tab key={name} value={name}>
                {words[name]}
              </Tabs.Tab>
            ))}
        </Tabs.List>
        <Tabs.Panel value="overview" className={classes.panel ?? ""} tabIndex={0}>
          <OverviewTab domainOrder={domainOrder} changed={changed} />
        </Tabs.Panel>
        <Tabs.Panel value="tasks" className={classes.panel ?? ""} tabIndex={0}>
          <TasksTab number={domainOrder.number} changed={changed} />
        </Tabs.Panel>
        <Tabs.Panel value="activity" className={classes.panel ?? ""} tabIndex={0}>
          <ActivityTab number={domainOrder.number} changed={changed} />
        </Tabs.Panel>
      </Tabs>
    </>
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
  const { order, account, site, subtype } = domainOrder;
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
      <Fact label={<Trans>Order</Trans>}>
        <Link to={`/orders/${order.number}` as string}>{order.number}</Link>
      </Fact>
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
