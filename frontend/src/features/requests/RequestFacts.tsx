/** Who asked, about what, and who answers. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { requestKindWords } from "~/components/words";
import type { OpenRequest } from "~/features/requests/queries";
import classes from "~/features/requests/requests.module.css";

export function RequestFacts({ request }: { request: OpenRequest }) {
  const { t } = useLingui();
  const word = useWord();
  const { order, line, product } = request;
  return (
    <section aria-label={t`About the request`}>
      <h2>
        <Trans>About</Trans>
      </h2>
      <dl className={classes.facts}>
        <dt>{t`Kind`}</dt>
        <dd>{word(requestKindWords, request.kind)}</dd>
        <dt>{t`Customer`}</dt>
        <dd>{request.account?.name ?? "–"}</dd>
        <dt>{t`Asked by`}</dt>
        <dd>{request.raisedByName}</dd>
        {order && (
          <>
            <dt>{t`Order`}</dt>
            <dd>
              <Link to={`/orders/${order.number}` as string}>{order.number}</Link>
            </dd>
          </>
        )}
        {line && (
          <>
            <dt>{t`Line`}</dt>
            <dd>
              {line.number} · {line.name.text}
            </dd>
          </>
        )}
        {product && (
          <>
            <dt>{t`Product`}</dt>
            <dd>{product.number}</dd>
          </>
        )}
        <dt>{t`Group`}</dt>
        <dd>{request.group?.name.text ?? "–"}</dd>
        <dt>{t`Taken by`}</dt>
        <dd>{request.assignee?.name ?? "–"}</dd>
        <dt>{t`Asked`}</dt>
        <dd>
          <When at={request.createdAt} />
        </dd>
        {request.resolvedAt && (
          <>
            <dt>{t`Resolved`}</dt>
            <dd>
              <When at={request.resolvedAt} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
