/** Who changed what of a domain order, and when. */
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { useAskedAgain } from "~/components/useAskedAgain";
import { When } from "~/components/When";
import classes from "~/features/domainOrders/domainOrders.module.css";
import { DomainOrderActivity } from "~/features/domainOrders/queries";
import type { DomainOrderActivityQuery } from "~/graphql/graphql";

type Entry = NonNullable<DomainOrderActivityQuery["domainOrder"]>["activity"]["nodes"][number];

export function ActivityTab(props: { number: string; changed: string }) {
  const [query, again] = useAskedAgain(DomainOrderActivity, { number: props.number, after: null }, props.changed);
  return (
    <QueryState query={query} retry={again}>
      {({ domainOrder }) =>
        domainOrder && domainOrder.activity.nodes.length > 0 ? (
          <ol className={classes.feed}>
            <Entries entries={domainOrder.activity.nodes} />
            {domainOrder.activity.pageInfo.hasNextPage && (
              <Further number={props.number} after={domainOrder.activity.pageInfo.endCursor ?? ""} />
            )}
          </ol>
        ) : (
          <EmptyState title={<Trans>Nothing has happened yet</Trans>} />
        )
      }
    </QueryState>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  return entries.map((entry) => (
    <li key={entry.id}>
      <p>
        <strong>{entry.actor}</strong> · {entry.action}{" "}
        <span className={classes.dim}>
          <When at={entry.at} />
        </span>
      </p>
      {entry.toState && (
        <p>
          {entry.fromState && (
            <>
              <StateBadge state={entry.fromState} /> →{" "}
            </>
          )}
          <StateBadge state={entry.toState} />
        </p>
      )}
      {entry.reason && <p>{entry.reason}</p>}
    </li>
  ));
}

/** The page that follows, asked when it is wanted. */
function Further(props: { number: string; after: string }) {
  const [wanted, setWanted] = useState(false);
  const [query] = useQuery({ query: DomainOrderActivity, variables: props, pause: !wanted });
  const page = query.data?.domainOrder?.activity;
  if (!wanted || !page) {
    return (
      <li>
        <Button variant="default" loading={query.fetching} onClick={() => setWanted(true)}>
          <Trans>Show what happened next</Trans>
        </Button>
      </li>
    );
  }
  return (
    <>
      <Entries entries={page.nodes} />
      {page.pageInfo.hasNextPage && <Further number={props.number} after={page.pageInfo.endCursor ?? ""} />}
    </>
  );
}
