/** One order as its customer follows it: where it stands, what comes next, what was ordered. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowLeft } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useQuery, useSubscription } from "urql";
import { CopyableId } from "~/components/CopyableId";
import { MoneyText } from "~/components/MoneyText";
import { EmptyState, QueryState } from "~/components/states";
import { CancelOwnOrder } from "~/features/portal/CancelOwnOrder";
import { PlainState } from "~/features/portal/PlainState";
import classes from "~/features/portal/Portal.module.css";
import { Track } from "~/features/portal/Track";
import { graphql } from "~/graphql";
import type { TrackedOrderQuery } from "~/graphql/graphql";
import { formatDate } from "~/lib/format";

const TrackedOrder = graphql(`
  query TrackedOrder($number: String!) {
    order(number: $number) {
      id number state stateReason version createdAt submittedAt completedAt plannedCompletion requestedCompletion
      taskCount openTaskCount actions
      oneTimeTotal { amount currency }
      recurringTotal { amount currency }
      lines { id number parentId state quantity offering { key name { text } } site { id name street city } }
    }
  }
`);
const TrackedOrderChanged = graphql(`
  subscription TrackedOrderChanged($id: ID!) {
    orderChanged(id: $id) {
      id state stateReason version completedAt plannedCompletion taskCount openTaskCount actions
      lines { id state }
    }
  }
`);

const route = getRouteApi("/portal/orders/$number");
export type Tracked = NonNullable<TrackedOrderQuery["order"]>;

export function PortalTracker() {
  const { number } = route.useParams();
  const [query, again] = useQuery({ query: TrackedOrder, variables: { number } });
  const id = query.data?.order?.id;
  useSubscription({ query: TrackedOrderChanged, variables: { id: id ?? "" }, pause: !id });
  useEffect(() => {
    document.title = `${number} · Orderloom`;
  }, [number]);
  return (
    <>
      <Link to="/portal" className={classes.back}>
        <IconArrowLeft size={16} aria-hidden /> <Trans>My orders</Trans>
      </Link>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ order }) =>
          order ? (
            <OrderPage order={order} />
          ) : (
            <EmptyState page title={<Trans>We know no order {number} of yours</Trans>}>
              <Trans>Check the number, or look it up in your list.</Trans>
            </EmptyState>
          )
        }
      </QueryState>
    </>
  );
}

function OrderPage({ order }: { order: Tracked }) {
  const { t } = useLingui();
  const roots = order.lines.filter((line) => line.parentId === null);
  const expected = order.plannedCompletion ?? order.requestedCompletion;
  return (
    <>
      <h1 className={classes.title}>{roots.map((line) => line.offering.name.text).join(", ")}</h1>
      <div className={classes.facts}>
        <PlainState state={order.state} />
        <CopyableId value={order.number} />
        {order.completedAt ? (
          <span>
            <Trans>Done on {formatDate(order.completedAt)}</Trans>
          </span>
        ) : (
          expected && (
            <span>
              <Trans>Expected by {formatDate(expected)}</Trans>
            </span>
          )
        )}
      </div>
      {order.stateReason && <p className={classes.lead}>{order.stateReason}</p>}
      <Track order={order} />
      <section aria-label={t`What you ordered`}>
        <h2 className={classes.heading}>
          <Trans>What you ordered</Trans>
        </h2>
        <ul className={classes.lines}>
          {order.lines.map((line) => (
            <li key={line.id} data-part={line.parentId !== null || undefined}>
              <span className={classes.lineName}>
                {line.offering.name.text}
                {Number(line.quantity) !== 1 && ` × ${line.quantity}`}
                {line.parentId === null && line.site && (
                  <small>
                    {line.site.name}, {line.site.street}, {line.site.city}
                  </small>
                )}
              </span>
              <PlainState state={line.state} />
            </li>
          ))}
        </ul>
        <p className={classes.sums}>
          <Trans>
            <MoneyText value={order.recurringTotal} /> recurring, <MoneyText value={order.oneTimeTotal} /> one time
          </Trans>
        </p>
      </section>
      {order.actions.includes("cancel") && <CancelOwnOrder order={order} />}
    </>
  );
}
