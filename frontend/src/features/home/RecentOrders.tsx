/** The orders that moved last. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import classes from "~/features/home/HomeScreen.module.css";
import { graphql } from "~/graphql";

const Recent = graphql(`
  query RecentOrders {
    orders(first: 8, sort: { field: UPDATED_AT, direction: DESC }) {
      nodes { id number state updatedAt account { id name } }
    }
  }
`);

export function RecentOrders() {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: Recent });
  return (
    <section className={classes.panel} aria-label={t`Moved last`}>
      <h2 className={classes.heading}>
        <Trans>Moved last</Trans>
      </h2>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ orders }) =>
          orders.nodes.length === 0 ? (
            <EmptyState title={<Trans>No orders yet</Trans>} />
          ) : (
            <ul className={classes.recent}>
              {orders.nodes.map((order) => (
                <li key={order.id}>
                  <Link to={`/orders/${order.number}` as string} className={classes.recentLink}>
                    <span className={classes.number}>{order.number}</span>
                    <span className={classes.account}>{order.account.name}</span>
                    <StateBadge state={order.state} />
                    <span className={classes.ago}>
                      <When at={order.updatedAt} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}
