/** What was ordered, the newest first, each with where it stands. */
import { Trans, useLingui } from "@lingui/react/macro";
import { graphql } from "~/graphql/portal";
import { useAnswer } from "~/features/portal/lib/portal";
import { usePages } from "~/features/portal/lib/usePages";
import { useTitle } from "~/features/portal/lib/useTitle";
import { StageBadge } from "~/features/portal/orders/StageBadge";
import { Button } from "~/features/portal/ui/Button";
import { Link } from "~/features/portal/ui/Link";
import { Answered, Empty } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import { formatDate } from "~/lib/format";

const MyOrders = graphql(`
  query MyOrders($after: String) {
    orders(first: 20, after: $after) {
      endCursor hasMore
      nodes { id number stage createdAt expectedAt doneAt lines { id parentId name } }
    }
  }
`);

export function OrdersPage() {
  const { t } = useLingui();
  const { after, more } = usePages();
  const asked = useAnswer(MyOrders, { after });
  useTitle(t`My orders`);
  return (
    <>
      <h1>
        <Trans>My orders</Trans>
      </h1>
      <Answered asked={asked}>
        {({ orders }) =>
          orders.nodes.length === 0 ? (
            <Empty title={<Trans>You have not ordered anything yet</Trans>}>
              <Link to="/">
                <Trans>To the products</Trans>
              </Link>
            </Empty>
          ) : (
            <>
              <ul className={ui.list}>
                {orders.nodes.map((order) => (
                  <li key={order.id}>
                    <Link to={`/orders/${order.number}`} className={ui.card}>
                      <span className={ui.row}>
                        <strong>
                          {order.lines
                            .filter((line) => line.parentId === null)
                            .map((line) => line.name)
                            .join(", ")}
                        </strong>
                        <StageBadge stage={order.stage} />
                      </span>
                      <span className={ui.facts}>
                        {order.number} · {formatDate(order.createdAt)}
                        {order.doneAt === null && order.expectedAt && (
                          <>
                            {" · "}
                            <Trans>expected by {formatDate(order.expectedAt)}</Trans>
                          </>
                        )}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              {(orders.hasMore || after) && (
                <p className={ui.row}>
                  {after && (
                    <Button onClick={() => more(null)}>
                      <Trans>Back to the newest</Trans>
                    </Button>
                  )}
                  {orders.hasMore && (
                    <Button onClick={() => more(orders.endCursor)}>
                      <Trans>Older ones</Trans>
                    </Button>
                  )}
                </p>
              )}
            </>
          )
        }
      </Answered>
    </>
  );
}
