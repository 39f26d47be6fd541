/** The history of one flow's runs: how each went, how long it took, and what it was for. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFilterOff, IconSchema } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { CopyableId } from "~/components/CopyableId";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { RunFilters } from "~/components/runs/RunFilters";
import { lengthOf, type RunRow, type RunsFilter } from "~/components/runs/runs";
import classes from "~/components/runs/runs.module.css";
import { useRuns } from "~/components/runs/useRuns";
import { whyOf } from "~/components/runs/why";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { kindWords } from "~/features/flows/words";
import { graphql } from "~/graphql";
import { formatNumber } from "~/lib/format";

const route = getRouteApi("/shell/flows/$key/runs");

const RunsHead = graphql(`
  query RunsHead($key: String!) {
    definition(key: $key) { id key kind name { text } }
  }
`);

function useColumns(key: string): Column<RunRow>[] {
  const { t } = useLingui();
  return useMemo(
    () => [
      {
        id: "run",
        header: t`Began`,
        width: "minmax(184px, 1fr)",
        cell: (row) => (
          <Link to={`/flows/${key}` as string} search={{ run: row.id } as never}>
            <When at={row.startedAt} exact />
          </Link>
        ),
      },
      { id: "state", header: t`State`, width: "130px", cell: (row) => <StateBadge state={row.state} /> },
      { id: "length", header: t`Took`, width: "100px", align: "end", cell: (row) => lengthOf(row.startedAt, row.finishedAt) },
      {
        id: "order",
        header: t`Order`,
        width: "minmax(130px, 1fr)",
        cell: (row) => (row.order ? <Link to={`/orders/${row.order.number}` as string}>{row.order.number}</Link> : <span className={classes.dim}>–</span>),
      },
      { id: "line", header: t`Line`, width: "64px", cell: (row) => row.line?.number ?? "–" },
      { id: "version", header: t`Version`, width: "76px", align: "end", cell: (row) => formatNumber(row.definitionVersion.version) },
      {
        id: "why",
        header: t`What went wrong`,
        width: "minmax(180px, 2fr)",
        cell: (row) => {
          const why = whyOf(row.error);
          return why ? <span title={why}>{why}</span> : <span className={classes.dim}>–</span>;
        },
      },
    ],
    [t, key],
  );
}

export function RunsScreen() {
  const { t } = useLingui();
  const word = useWord();
  const { key } = route.useParams();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const [head] = useQuery({ query: RunsHead, variables: { key } });
  const columns = useColumns(key);
  const { rows, total, loading, error, more, again } = useRuns(key, filter);
  const narrow = (next: RunsFilter) => void navigate({ search: next, replace: true });
  const flow = head.data?.definition;
  if (head.data && !flow) {
    return (
      <EmptyState page Icon={IconSchema} title={<Trans>There is no flow {key}</Trans>}>
        <Link to={"/flows" as string}>
          <Trans>Back to the flows</Trans>
        </Link>
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={t`Runs of ${flow?.name.text ?? key}`}
        facts={
          <>
            {flow && <span>{word(kindWords, flow.kind)}</span>}
            <CopyableId value={key} />
            {total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>}
          </>
        }
        actions={
          <Button component={Link} to={`/flows/${key}` as never} variant="default" leftSection={<IconSchema size={16} aria-hidden />}>
            <Trans>Open the flow</Trans>
          </Button>
        }
      />
      <RunFilters filter={filter} onChange={narrow} />
      {rows.length > 0 ? (
        <ListTable
          label={t`Runs`}
          rows={rows}
          columns={columns}
          total={total}
          onEnd={more}
          onOpen={(row) => void navigate({ to: `/flows/${key}` as string, search: { run: row.id } as never })}
          card={(row) => (
            <>
              <div className={classes.cardHead}>
                <Link to={`/flows/${key}` as string} search={{ run: row.id } as never}>
                  {row.order?.number ?? t`Without an order`}
                </Link>
                <StateBadge state={row.state} />
              </div>
              <div className={classes.dim}>
                <When at={row.startedAt} exact /> · {lengthOf(row.startedAt, row.finishedAt)}
              </div>
            </>
          )}
        />
      ) : error ? (
        <FailedState error={error} retry={again} />
      ) : loading ? (
        <LoadingState rows={12} />
      ) : Object.keys(filter).length > 0 ? (
        <EmptyState Icon={IconFilterOff} title={<Trans>No run matches this filter</Trans>}>
          <Button variant="default" onClick={() => narrow({})}>
            <Trans>Clear the filter</Trans>
          </Button>
        </EmptyState>
      ) : (
        <EmptyState title={<Trans>This flow has not run yet</Trans>}>
          {flow?.kind === "FULFILLMENT" ? (
            <Trans>Fulfillment flows make the plans of orders; you find these on the orders.</Trans>
          ) : (
            <Trans>Its runs show up here as orders come through it.</Trans>
          )}
        </EmptyState>
      )}
    </>
  );
}
