/** Requests of the account, or those about one order. */
import { Trans, useLingui } from "@lingui/react/macro";
import { graphql } from "~/graphql/portal";
import { useAnswer } from "~/features/portal/lib/portal";
import { usePages } from "~/features/portal/lib/usePages";
import { stateTones, stateWords } from "~/features/portal/requests/words";
import { Button } from "~/features/portal/ui/Button";
import { Link } from "~/features/portal/ui/Link";
import { Answered, Empty } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import { formatDateTime } from "~/lib/format";

const MyRequests = graphql(`
  query MyRequests($order: String, $after: String) {
    requests(order: $order, first: 20, after: $after) {
      endCursor hasMore
      nodes { number kind state title updatedAt orderNumber }
    }
  }
`);

export function RequestList({ order }: { order: string | null }) {
  const { t, i18n } = useLingui();
  const { after, more } = usePages();
  const asked = useAnswer(MyRequests, { order, after });
  if (order && asked.data?.requests.nodes.length === 0) return null;
  return (
    <section aria-label={t`Requests`}>
      {order && (
        <h2>
          <Trans>Requests</Trans>
        </h2>
      )}
      <Answered asked={asked} rows={2}>
        {({ requests }) =>
          requests.nodes.length === 0 ? (
            <Empty title={<Trans>You have not asked anything yet</Trans>} />
          ) : (
            <>
              <ul className={ui.list}>
                {requests.nodes.map((one) => (
                  <li key={one.number}>
                    <Link to={`/requests/${one.number}`} className={ui.card}>
                      <span className={ui.row}>
                        <strong>{one.title}</strong>
                        <span className={ui.badge} data-tone={stateTones[one.state]}>
                          {i18n._(stateWords[one.state])}
                        </span>
                      </span>
                      <span className={ui.facts}>{[one.number, one.orderNumber, formatDateTime(one.updatedAt)].filter(Boolean).join(" · ")}</span>
                    </Link>
                  </li>
                ))}
              </ul>
              {requests.hasMore && (
                <Button onClick={() => more(requests.endCursor)}>
                  <Trans>Older ones</Trans>
                </Button>
              )}
            </>
          )
        }
      </Answered>
    </section>
  );
}
