/** What the draft, or a version of before, does differently from what is in force. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { IconEqual } from "@tabler/icons-react";
import { useMemo } from "react";
import { useQuery } from "urql";
import { EmptyState, QueryState } from "~/components/states";
import { difference } from "~/features/tables/model/diff";
import { readTable, type Table } from "~/features/tables/model/table";
import { type Policy, PolicyVersions } from "~/features/tables/queries";
import classes from "~/features/tables/tables.module.css";
import { ChangeTable } from "~/features/tables/versions/ChangeTable";

interface ChangesProps {
  policy: Policy;
  draft: Table;
  version: number | undefined;
  onVersion: (version: number | undefined) => void;
}

export function Changes({ policy, draft, version, onVersion }: ChangesProps) {
  const { t } = useLingui();
  const [query, execute] = useQuery({ query: PolicyVersions, variables: { key: policy.key } });
  const versions = (query.data?.definition?.versions ?? []).filter((one) => one.publishedAt);
  return (
    <>
      <div className={classes.toolbar}>
        <Select
          size="xs"
          aria-label={t`What is compared`}
          value={String(version ?? "draft")}
          allowDeselect={false}
          onChange={(value) => onVersion(value === "draft" ? undefined : Number(value))}
          data={[
            { value: "draft", label: t`Draft` },
            ...versions.map((one) => ({ value: String(one.version), label: t`Version ${one.version}` })),
          ]}
        />
        {policy.published && (
          <span className={classes.dim}>
            <Trans>against version {policy.published.version}, which is in force</Trans>
          </span>
        )}
      </div>
      {version === undefined ? (
        <Compared before={policy.published?.content} after={draft} />
      ) : (
        <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
          {() => {
            const found = versions.find((one) => one.version === version);
            return found ? (
              <Compared before={policy.published?.content} after={readTable(found.content)} />
            ) : (
              <EmptyState title={<Trans>There is no version {version}</Trans>} />
            );
          }}
        </QueryState>
      )}
    </>
  );
}

function Compared({ before, after }: { before: unknown; after: Table }) {
  const found = useMemo(() => (before ? difference(readTable(before), after) : null), [before, after]);
  if (!found) {
    return (
      <EmptyState title={<Trans>Nothing is published yet</Trans>}>
        <Trans>The first version has nothing to be compared with.</Trans>
      </EmptyState>
    );
  }
  return found.rows.length > 0 ? (
    <ChangeTable difference={found} />
  ) : (
    <EmptyState Icon={IconEqual} title={<Trans>The rules are the same</Trans>}>
      <Trans>What you change in the rules shows up here before you publish it.</Trans>
    </EmptyState>
  );
}
