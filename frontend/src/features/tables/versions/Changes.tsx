/** What differs between any two of the draft and the versions. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { IconArrowRight, IconEqual } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { EmptyState, LoadingState, QueryState } from "~/components/states";
import { readTable, type Table } from "~/features/tables/model/table";
import type { Policy } from "~/features/tables/queries";
import classes from "~/features/tables/tables.module.css";
import { DiffView } from "~/features/tables/versions/DiffView";
import { isEmpty } from "~/features/tables/versions/diffRows";
import { TableDiffOf, TableVersion, TableVersions } from "~/features/tables/versions/queries";
import own from "~/features/tables/versions/versions.module.css";

interface ChangesProps {
  policy: Policy;
  draft: Table;
  /** The one that is looked at; without it, the draft. */
  version: number | undefined;
  onVersion: (version: number | undefined) => void;
}

/** What is compared: the number of a version, or the draft. */
type Side = number | "draft";

export function Changes({ policy, draft, version, onVersion }: ChangesProps) {
  const { t } = useLingui();
  const [query] = useQuery({ query: TableVersions, variables: { key: policy.key }, requestPolicy: "cache-and-network" });
  const versions = (query.data?.definition?.versions ?? []).filter((one) => one.publishedAt).toSorted((one, other) => other.version - one.version);
  const [chosen, setChosen] = useState<number | null>(null);
  const inForce = policy.published?.version;
  const earlier = versions.find((one) => version !== undefined && one.version < version)?.version;
  const before = chosen ?? (version !== undefined && version === inForce ? (earlier ?? inForce) : inForce);
  const named = versions.map((one) => ({
    value: String(one.version),
    label: one.version === inForce ? t`Version ${one.version}, in force` : t`Version ${one.version}`,
  }));
  if (!policy.published) {
    return (
      <EmptyState title={<Trans>Nothing is published yet</Trans>}>
        <Trans>The first version has nothing to be compared with.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <div className={classes.toolbar}>
        <Select size="xs" aria-label={t`Compared with`} allowDeselect={false} value={String(before)} onChange={(value) => setChosen(Number(value))} data={named} />
        <IconArrowRight size={16} aria-label={t`to`} />
        <Select
          size="xs"
          aria-label={t`What is compared`}
          value={String(version ?? "draft")}
          allowDeselect={false}
          onChange={(value) => onVersion(value === "draft" ? undefined : Number(value))}
          data={[{ value: "draft", label: t`Draft` }, ...named]}
        />
      </div>
      <div className={own.compared}>{before !== undefined && <Compared policy={policy} draft={draft} before={before} after={version ?? "draft"} />}</div>
    </>
  );
}

function useSide(policy: Policy, draft: Table, side: Side) {
  const known = side === "draft" || side === policy.published?.version;
  const [query] = useQuery({ query: TableVersion, variables: { key: policy.key, number: known ? 0 : side }, pause: known });
  const content = side === "draft" ? draft : known ? policy.published?.content : query.data?.definition?.version?.content;
  const table = useMemo(() => (content ? readTable(content) : null), [content]);
  return { table, missing: !known && !query.fetching && !table };
}

function Compared({ policy, draft, before, after }: { policy: Policy; draft: Table; before: number; after: Side }) {
  const [old, now] = [useSide(policy, draft, before), useSide(policy, draft, after)];
  const target = (side: Side) => (side === "draft" ? { content: draft } : { key: policy.key, version: side });
  const [query, execute] = useQuery({ query: TableDiffOf, variables: { before: target(before), after: target(after) }, requestPolicy: "network-only" });
  if (old.missing || now.missing) return <EmptyState title={<Trans>There is no such version</Trans>} />;
  if (!old.table || !now.table) return <LoadingState />;
  const [from, to] = [old.table, now.table];
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ tableDiff }) =>
        isEmpty(tableDiff) ? (
          <EmptyState Icon={IconEqual} title={<Trans>The rules are the same</Trans>}>
            <Trans>What you change in the rules shows up here before you publish it.</Trans>
          </EmptyState>
        ) : (
          <DiffView before={from} after={to} diff={tableDiff} />
        )
      }
    </QueryState>
  );
}
