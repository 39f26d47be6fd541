/** The decision tables that the business changes by itself: prices, approvals, priorities, routing. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, TextInput } from "@mantine/core";
import { IconFilterOff, IconSearch, IconTable } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { When } from "~/components/When";
import { PolicyList, type PolicyRow } from "~/features/tables/queries";
import classes from "~/features/tables/tables.module.css";
import { formatNumber } from "~/lib/format";

const route = getRouteApi("/shell/policies");

const PolicyLink = ({ policy }: { policy: PolicyRow }) => <Link to={`/policies/${policy.key}` as string}>{policy.name.text}</Link>;

function DraftMark({ policy }: { policy: PolicyRow }) {
  const { t } = useLingui();
  if (!policy.draft) return policy.published ? <StateBadge state="PUBLISHED" /> : null;
  const errors = policy.draft.findings.filter((finding) => finding.severity === "error").length;
  return errors > 0 ? <StateMark state="FAILED" word={t`Draft with errors`} /> : <StateMark state="DRAFT" word={t`Draft in work`} />;
}

function useColumns(): Column<PolicyRow>[] {
  const { t } = useLingui();
  return useMemo(
    () => [
      { id: "name", header: t`Name`, width: "minmax(220px, 2fr)", cell: (row) => <PolicyLink policy={row} /> },
      { id: "key", header: t`Key`, width: "minmax(160px, 1fr)", cell: (row) => <code>{row.key}</code> },
      { id: "state", header: t`State`, width: "160px", cell: (row) => <DraftMark policy={row} /> },
      { id: "version", header: t`Version`, width: "80px", align: "end", cell: (row) => row.published?.version ?? "–" },
      { id: "at", header: t`Published`, width: "130px", cell: (row) => <When at={row.published?.publishedAt} /> },
      { id: "by", header: t`By`, width: "minmax(120px, 1fr)", cell: (row) => row.published?.author ?? "–" },
    ],
    [t],
  );
}

export function PoliciesScreen() {
  const { t } = useLingui();
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const [query, execute] = useQuery({ query: PolicyList, variables: { search: q.trim() || null } });
  const find = (text: string) => void navigate({ search: text ? { q: text } : {}, replace: true });
  const total = query.data?.definitions.length;
  return (
    <>
      <PageHeader title={t`Policies`} facts={total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>} />
      <div className={classes.bar} role="search">
        <TextInput
          className={classes.search}
          aria-label={t`Find policies by name or key`}
          placeholder={t`Name or key`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={q}
          onChange={(event) => find(event.currentTarget.value)}
          rightSection={q ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={() => find("")} /> : null}
        />
      </div>
      <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
        {({ definitions }) =>
          definitions.length > 0 ? (
            <ListTable
              label={t`Policies`}
              rows={definitions}
              columns={columns}
              onOpen={(row) => void navigate({ to: `/policies/${row.key}` as string })}
              card={(row) => (
                <>
                  <div className={classes.cardHead}>
                    <PolicyLink policy={row} /> <DraftMark policy={row} />
                  </div>
                  <div className={classes.dim}>
                    {row.key} {row.published && <Trans>· version {row.published.version}</Trans>}
                  </div>
                </>
              )}
            />
          ) : q ? (
            <EmptyState Icon={IconFilterOff} title={<Trans>No policy is called like this</Trans>}>
              <Button variant="default" onClick={() => find("")}>
                <Trans>Show all</Trans>
              </Button>
            </EmptyState>
          ) : (
            <EmptyState Icon={IconTable} title={<Trans>No policies yet</Trans>}>
              <Trans>Decision tables come with the flows that use them; “orderloom seed” loads those that are shipped.</Trans>
            </EmptyState>
          )
        }
      </QueryState>
    </>
  );
}
