/** Who changed what of a record, and when; further pages are asked when they are wanted. */
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import classes from "~/components/records/records.module.css";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { useAskedAgain } from "~/components/useAskedAgain";
import { When } from "~/components/When";

interface Entry {
  id: string;
  at: string;
  actor: string;
  action: string;
  fromState?: string | null;
  toState?: string | null;
  reason?: string | null;
  subjectType?: string;
  subjectLabel?: string | null;
}

interface FeedPage {
  nodes: readonly Entry[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

type Asked = { number: string; after?: string | null };

interface FeedProps<Data, Variables extends Asked> {
  document: TypedDocumentNode<Data, Variables>;
  number: string;
  page: (data: Data) => FeedPage | undefined;
  /** The first page has the oldest entries, and the next ones what came after. */
  oldestFirst?: boolean;
}

export function ActivityFeed<Data, Variables extends Asked>({ changed, ...feed }: FeedProps<Data, Variables> & { changed: string }) {
  const [query, again] = useAskedAgain(feed.document, { number: feed.number, after: null } as Variables, changed);
  return (
    <QueryState query={query} retry={again}>
      {(data) => {
        const found = feed.page(data);
        return found && found.nodes.length > 0 ? (
          <ol className={classes.feed}>
            <Shown {...feed} found={found} />
          </ol>
        ) : (
          <EmptyState title={<Trans>Nothing has happened yet</Trans>} />
        );
      }}
    </QueryState>
  );
}

function Shown<Data, Variables extends Asked>({ found, ...feed }: FeedProps<Data, Variables> & { found: FeedPage }) {
  return (
    <>
      {found.nodes.map((entry) => (
        <Happened key={entry.id} entry={entry} />
      ))}
      {found.pageInfo.hasNextPage && <Further {...feed} after={found.pageInfo.endCursor ?? ""} />}
    </>
  );
}

function Happened({ entry }: { entry: Entry }) {
  const subject = entry.subjectLabel ?? entry.subjectType;
  return (
    <li>
      <p>
        <strong>{entry.actor}</strong> · {subject && <>{subject} · </>}
        {entry.action.replaceAll("_", " ")}{" "}
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
  );
}

function Further<Data, Variables extends Asked>({ after, ...feed }: FeedProps<Data, Variables> & { after: string }) {
  const [wanted, setWanted] = useState(false);
  const [query] = useQuery({ query: feed.document, variables: { number: feed.number, after } as Variables, pause: !wanted });
  const found = query.data && feed.page(query.data);
  if (wanted && found) return <Shown {...feed} found={found} />;
  return (
    <li>
      <Button variant="default" loading={query.fetching} onClick={() => setWanted(true)}>
        {feed.oldestFirst ? <Trans>Show what happened next</Trans> : <Trans>Show what happened before</Trans>}
      </Button>
    </li>
  );
}
