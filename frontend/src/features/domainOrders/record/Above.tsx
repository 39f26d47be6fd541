/** The way from the order down to a domain order: its line, and the domain orders above it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { DomainOrderLink } from "~/features/domainOrders/columns";
import classes from "~/features/domainOrders/domainOrders.module.css";
import type { DomainOrderOfRecord } from "~/features/domainOrders/queries";
import type { AboveFragment } from "~/graphql/graphql";

type Higher = AboveFragment & { parent?: Higher | null };

export function Above({ domainOrder }: { domainOrder: DomainOrderOfRecord }) {
  const { t } = useLingui();
  const { order, line } = domainOrder;
  const above: AboveFragment[] = [];
  for (let one: Higher | null | undefined = domainOrder.parent; one; one = one.parent) above.unshift(one);
  return (
    <nav aria-label={t`Where it belongs`} className={classes.above}>
      <ol>
        <li>
          <Link to={`/orders/${order.number}` as string} search={{ tab: "graph" } as never}>
            {order.number}
          </Link>
        </li>
        {line && (
          <li>
            <Trans>Line {line.number}</Trans> · {line.name.text}
          </li>
        )}
        {above.map((one) => (
          <li key={one.id}>
            <DomainOrderLink number={one.number} /> {one.specification.name.text}
          </li>
        ))}
        <li aria-current="page">{domainOrder.number}</li>
      </ol>
    </nav>
  );
}
