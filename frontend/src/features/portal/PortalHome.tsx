/** A customer's start: own orders and how they stand, then what can be ordered. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { OfferingCard } from "~/components/OfferingCard";
import { EmptyState, LoadingState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { PlainState } from "~/features/portal/PlainState";
import classes from "~/features/portal/Portal.module.css";
import { graphql } from "~/graphql";
import "~/lib/offerings";
import { useSession } from "~/lib/session";

const MyOrders = graphql(`
  query MyOrders {
    orders(first: 30, sort: { field: CREATED_AT, direction: DESC }) {
      nodes {
        id number state createdAt plannedCompletion
        lines { id parentId offering { key name { text } } site { id name } }
      }
    }
  }
`);

const PortalProducts = graphql(`
  query PortalProducts {
    viewer { account { id currency } }
    offerings { ...OfferingCore children { minimum offering { key name { text } } } }
  }
`);

/** The latest few; products to order stand below them without scrolling far. */
const SHOWN_AT_FIRST = 4;

export function PortalHome() {
  const { t } = useLingui();
  const session = useSession();
  useEffect(() => {
    document.title = t`My orders` + " · Orderloom";
  }, [t]);
  return (
    <>
      <h1 className={classes.title}>
        <Trans>Hello, {session.name}</Trans>
      </h1>
      <OwnOrders />
      <Products />
    </>
  );
}

function OwnOrders() {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: MyOrders });
  const [all, setAll] = useState(false);
  return (
    <section aria-label={t`My orders`}>
      <h2 className={classes.heading}>
        <Trans>My orders</Trans>
      </h2>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })} loading={<LoadingState rows={3} height={56} />}>
        {({ orders }) =>
          orders.nodes.length === 0 ? (
            <EmptyState title={<Trans>You have not ordered anything yet</Trans>}>
              <Trans>Choose a product below; it takes a few minutes.</Trans>
            </EmptyState>
          ) : (
            <>
              <ul className={classes.orders}>
                {orders.nodes.slice(0, all ? undefined : SHOWN_AT_FIRST).map((order) => (
                  <li key={order.id}>
                    <Link to="/portal/orders/$number" params={{ number: order.number }} className={classes.order}>
                      <span className={classes.orderName}>
                        {order.lines
                          .filter((line) => line.parentId === null)
                          .map((line) => line.offering.name.text)
                          .join(", ")}
                      </span>
                      <PlainState state={order.state} />
                      <span className={classes.orderFacts}>
                        {order.number} · <When at={order.createdAt} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              {!all && orders.nodes.length > SHOWN_AT_FIRST && (
                <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
                  <Trans>Show all {orders.nodes.length} orders</Trans>
                </Button>
              )}
            </>
          )
        }
      </QueryState>
    </section>
  );
}

function Products() {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: PortalProducts });
  return (
    <section aria-label={t`Order something new`}>
      <h2 className={classes.heading}>
        <Trans>Order something new</Trans>
      </h2>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })} loading={<LoadingState rows={3} height={88} />}>
        {({ offerings, viewer }) => (
          <ul className={classes.cards}>
            {offerings.map((offering) => (
              <li key={offering.key}>
                <OfferingCard
                  offering={offering}
                  currency={viewer.account?.currency}
                  wrap={(content, className) => (
                    <Link to="/portal/order/$offering" params={{ offering: offering.key }} className={className}>
                      {content}
                    </Link>
                  )}
                />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </section>
  );
}
