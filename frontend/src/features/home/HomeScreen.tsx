/** The start page: what waits for this person, and how the orders stand; each number opens its list. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuery, useSubscription } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, LoadingState, QueryState } from "~/components/states";
import { useWord } from "~/components/useWord";
import { falloutTypeWords, stateWords } from "~/components/words";
import classes from "~/features/home/HomeScreen.module.css";
import { RecentOrders } from "~/features/home/RecentOrders";
import { Waiting } from "~/features/home/Waiting";
import { graphql } from "~/graphql";
import type { HomeQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { useCan, useSession } from "~/lib/session";

const Home = graphql(`
  query Home {
    home {
      ordersByState { state count }
      myTasks groupTasks approvalsWaiting falloutOpen deferralsWaiting attentionNeeded completedToday
      falloutByType { type count }
    }
  }
`);

const Worklist = graphql(`
  subscription HomeWorklist { worklistChanged }
`);

/** The words stand in the order of an order's life. */
const lifecycle = Object.keys(stateWords);

export function HomeScreen() {
  const { t } = useLingui();
  const session = useSession();
  const { name } = session;
  const [query, again] = useQuery({ query: Home });
  useSubscription({ query: Worklist });
  return (
    <>
      <PageHeader title={t`Good day, ${name}`} name={t`Home`} />
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })} loading={<LoadingState rows={4} height={56} />}>
        {(data) => <HomeContent home={data.home} />}
      </QueryState>
    </>
  );
}

function HomeContent({ home }: { home: HomeQuery["home"] }) {
  const seesOrders = useCan("order.read");
  return (
    <div className={classes.page}>
      <Numbers home={home} />
      <Waiting />
      <div className={classes.columns}>
        {seesOrders && <OrdersByState rows={home.ordersByState} />}
        {seesOrders && home.ordersByState.length > 0 && <RecentOrders />}
        {home.falloutByType.length > 0 && <FalloutByType rows={home.falloutByType} />}
      </div>
    </div>
  );
}

interface Figure {
  label: ReactNode;
  value: number | null | undefined;
  to: string;
  search?: Record<string, unknown>;
}

function Numbers({ home }: { home: HomeQuery["home"] }) {
  const figures: Figure[] = [
    { label: <Trans>My tasks</Trans>, value: home.myTasks, to: "/work", search: { scope: "mine" } },
    { label: <Trans>Open in my groups</Trans>, value: home.groupTasks, to: "/work", search: { scope: "groups" } },
    { label: <Trans>Awaiting my approval</Trans>, value: home.approvalsWaiting, to: "/approvals" },
    { label: <Trans>Open fallout</Trans>, value: home.falloutOpen, to: "/fallout" },
    { label: <Trans>Needs attention</Trans>, value: home.attentionNeeded, to: "/attention" },
    { label: <Trans>Open deferrals</Trans>, value: home.deferralsWaiting, to: "/domain-orders", search: { waiting: ["VALUE"] } },
    { label: <Trans>Completed today</Trans>, value: home.completedToday, to: "/orders", search: { state: ["COMPLETED"] } },
  ];
  const shown = figures.filter(({ value }) => value !== null && value !== undefined);
  return (
    <ul className={classes.figures}>
      {shown.map(({ label, value, to, search }, index) => (
        <li key={index}>
          <Link to={to} search={search ?? {}} className={classes.figure}>
            <span className={classes.value}>{formatNumber(value ?? 0)}</span>
            <span className={classes.label}>{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function OrdersByState({ rows }: { rows: HomeQuery["home"]["ordersByState"] }) {
  const { t } = useLingui();
  const most = Math.max(1, ...rows.map((row) => row.count));
  const sorted = rows.toSorted((a, b) => lifecycle.indexOf(a.state) - lifecycle.indexOf(b.state));
  return (
    <section className={classes.panel} aria-label={t`Orders by state`}>
      <h2 className={classes.heading}>
        <Trans>Orders by state</Trans>
      </h2>
      {rows.length === 0 && <EmptyState title={<Trans>No orders yet</Trans>} />}
      <ul className={classes.bars}>
        {sorted.map((row) => (
          <li key={row.state}>
            <Link to="/orders" search={{ state: [row.state] }} className={classes.bar}>
              <span className={classes.barName}>
                <StateBadge state={row.state} />
              </span>
              <span className={classes.track} aria-hidden>
                <span style={{ width: `${(row.count / most) * 100}%` }} />
              </span>
              <span className={classes.count}>{formatNumber(row.count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FalloutByType({ rows }: { rows: HomeQuery["home"]["falloutByType"] }) {
  const { t } = useLingui();
  const word = useWord();
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <section className={classes.panel} aria-label={t`Open fallout by type`}>
      <h2 className={classes.heading}>
        <Trans>Open fallout by type</Trans>
      </h2>
      <ul className={classes.bars}>
        {rows.map((row) => (
            <li key={row.type}>
              <Link to="/fallout" search={{ type: row.type }} className={classes.bar}>
                <span className={classes.barName}>{word(falloutTypeWords, row.type)}</span>
                <span className={classes.track} aria-hidden>
                  <span style={{ width: `${(row.count / most) * 100}%` }} />
                </span>
                <span className={classes.count}>{formatNumber(row.count)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
