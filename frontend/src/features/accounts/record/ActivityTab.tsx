/** Who changed what of an account and when. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import classes from "~/features/accounts/accounts.module.css";
import { AccountActivity } from "~/features/accounts/queries";
import type { AccountActivityQuery } from "~/graphql/graphql";

type Entry = NonNullable<AccountActivityQuery["account"]>["activity"]["nodes"][number];

const actions: Record<string, MessageDescriptor> = {
  "account.created": msg`opened the account`,
  "account.changed": msg`changed the account`,
  "account.filled_in": msg`filled in custom fields`,
  "account.contact_added": msg`added a contact`,
  "account.contact_changed": msg`changed a contact`,
  "account.contact_deactivated": msg`took a contact out of use`,
  "account.contact_reactivated": msg`put a contact back in use`,
  "account.site_added": msg`added a site`,
  "account.site_changed": msg`changed a site`,
  "account.site_deactivated": msg`took a site out of use`,
  "account.site_reactivated": msg`put a site back in use`,
};

const subjectOf = (changes: unknown): string => {
  const told = (changes ?? {}) as { contact?: string; site?: string; fields?: string[] };
  return told.contact ?? told.site ?? told.fields?.join(", ") ?? "";
};

export function ActivityTab({ accountId, after = null }: { accountId: string; after?: string | null }) {
  const [query, again] = useQuery({ query: AccountActivity, variables: { id: accountId, after }, requestPolicy: "cache-and-network" });
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ account }) =>
        account && account.activity.nodes.length > 0 ? (
          <>
            <ol className={classes.feed}>
              {account.activity.nodes.map((entry) => (
                <Happening key={entry.id} entry={entry} />
              ))}
            </ol>
            {account.activity.pageInfo.hasNextPage && <More accountId={accountId} after={account.activity.pageInfo.endCursor ?? ""} />}
          </>
        ) : (
          <EmptyState title={<Trans>Nothing has happened yet</Trans>} />
        )
      }
    </QueryState>
  );
}

function Happening({ entry }: { entry: Entry }) {
  const { i18n } = useLingui();
  const known = actions[entry.action];
  return (
    <li>
      <strong>{entry.actor}</strong> {known ? i18n._(known) : entry.action} {subjectOf(entry.changes)}{" "}
      <span className={classes.dim}>
        <When at={entry.at} />
      </span>
    </li>
  );
}

function More(props: { accountId: string; after: string }) {
  const [wanted, setWanted] = useState(false);
  if (wanted) return <ActivityTab {...props} />;
  return (
    <Button variant="default" onClick={() => setWanted(true)}>
      <Trans>Show what happened next</Trans>
    </Button>
  );
}
