/** Who changed what and when, newest first. */
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import { RecordActivity } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { useTabQuery } from "~/lib/useTabQuery";
import type { RecordActivityQuery } from "~/graphql/graphql";

type Entry = NonNullable<RecordActivityQuery["order"]>["activity"]["nodes"][number];

export function ActivityTab(props: { number: string; changed: string }) {
  const [query, again] = useTabQuery(RecordActivity, { number: props.number }, props.changed);
  return (
    <QueryState query={query} retry={again}>
      {({ order }) =>
        order && order.activity.nodes.length > 0 ? (
          <ol className={classes.feed}>
            <Entries entries={order.activity.nodes} />
            {order.activity.pageInfo.hasNextPage && (
              <Older number={props.number} after={order.activity.pageInfo.endCursor ?? ""} />
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
        <strong>{entry.actor}</strong> · {entry.subjectLabel ?? entry.subjectType} · {entry.action}{" "}
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

/** The pages that follow, each asked when it is wanted. */
function Older(props: { number: string; after: string }) {
  const [wanted, setWanted] = useState(false);
  const [query] = useQuery({ query: RecordActivity, variables: props, pause: !wanted });
  const page = query.data?.order?.activity;
  if (!wanted || !page) {
    return (
      <li>
        <Button variant="default" loading={query.fetching} onClick={() => setWanted(true)}>
          <Trans>Show what happened before</Trans>
        </Button>
      </li>
    );
  }
  return (
    <>
      <Entries entries={page.nodes} />
      {page.pageInfo.hasNextPage && <Older number={props.number} after={page.pageInfo.endCursor ?? ""} />}
    </>
  );
}
