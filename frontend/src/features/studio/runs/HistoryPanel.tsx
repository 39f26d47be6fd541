/** The history of the opened flow's runs, in the panel beside the canvas; a run opens over the canvas. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { RunFilters } from "~/components/runs/RunFilters";
import { lengthOf, type RunRow, type RunsFilter } from "~/components/runs/runs";
import classes from "~/components/runs/runs.module.css";
import { useRuns } from "~/components/runs/useRuns";
import { whyOf } from "~/components/runs/why";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import { useStudio } from "~/features/studio/store";

export function HistoryPanel() {
  const { t } = useLingui();
  const key = useStudio((state) => state.key);
  const fulfills = useStudio((state) => state.doc.flow.kind === "fulfillment");
  const [filter, setFilter] = useState<RunsFilter>({});
  const { run: current } = useSearch({ strict: false }) as { run?: string };
  const { rows, total, loading, error, more, again } = useRuns(key, filter);
  return (
    <div className={classes.panel} role="region" aria-label={t`History of runs`}>
      <RunFilters narrow filter={filter} onChange={setFilter} />
      {rows.length > 0 ? (
        <>
          <span role="status" className={classes.dim}>
            <Plural value={total ?? rows.length} one="# run" other="# runs" />
            {" · "}
            <Link to={`/flows/${key}/runs` as string} search={filter as never}>
              <Trans>All on a page</Trans>
            </Link>
          </span>
          <ol className={classes.list}>
            {rows.map((row) => (
              <Item key={row.id} row={row} flow={key} current={row.id === current} />
            ))}
          </ol>
          {more && (
            <Button variant="default" size="xs" loading={loading} onClick={more}>
              <Trans>Show more</Trans>
            </Button>
          )}
        </>
      ) : error ? (
        <FailedState error={error} retry={again} />
      ) : loading ? (
        <LoadingState rows={5} />
      ) : Object.keys(filter).length > 0 ? (
        <EmptyState Icon={IconFilterOff} title={<Trans>No run matches this filter</Trans>} />
      ) : (
        <EmptyState title={fulfills ? <Trans>Runs as a part of orders</Trans> : <Trans>This flow has not run yet</Trans>}>
          {fulfills ? (
            <Trans>Fulfillment flows make the plans of orders; you find these on the orders. The heat map of “Test and run” counts them.</Trans>
          ) : (
            <Trans>Its runs show up here as orders come through it.</Trans>
          )}
        </EmptyState>
      )}
    </div>
  );
}

function Item({ row, flow, current }: { row: RunRow; flow: string; current: boolean }) {
  const { t } = useLingui();
  const why = row.state.toUpperCase() === "FAILED" ? whyOf(row.error) : null;
  const length = lengthOf(row.startedAt, row.finishedAt);
  return (
    <li className={classes.item} data-current={current || undefined}>
      <div className={classes.line}>
        <Link to={`/flows/${flow}` as string} search={{ run: row.id } as never} aria-current={current || undefined}>
          {row.order ? [row.order.number, row.line?.number].filter(Boolean).join(" · ") : t`Without an order`}
        </Link>
        <StateBadge state={row.state} />
      </div>
      <div className={`${classes.line} ${classes.dim}`}>
        <span>
          <When at={row.startedAt} /> · {length}
        </span>
        <span>
          <Trans>Version {row.definitionVersion.version}</Trans>
        </span>
      </div>
      {why && <div className={classes.why}>{why}</div>}
    </li>
  );
}
