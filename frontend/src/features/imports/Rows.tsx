/** Rows of the file with what is wrong with them, page by page. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { FailedState, LoadingState } from "~/components/states";
import classes from "~/features/imports/imports.module.css";
import { Mark } from "~/features/imports/Marks";
import { type Import, type ImportedRow, ImportRows } from "~/features/imports/queries";
import { formatNumber } from "~/lib/format";

export function Rows({ job }: { job: Import }) {
  const { t } = useLingui();
  const [bad, setBad] = useState(job.badRows > 0);
  const [page, setPage] = useState<(string | null)[]>([null]);
  const after = page.at(-1) ?? null;
  const [query, execute] = useQuery({ query: ImportRows, variables: { id: job.id, bad, after }, requestPolicy: "cache-and-network" });
  const found = query.data?.importJob;
  const rows = found?.lines.nodes ?? [];
  const end = found?.lines.pageInfo.endCursor;
  return (
    <section aria-label={t`Rows`}>
      <div className={classes.actions}>
        <SegmentedControl
          aria-label={t`Which rows`}
          value={bad ? "bad" : "all"}
          onChange={(value) => {
            setBad(value === "bad");
            setPage([null]);
          }}
          data={[
            { value: "bad", label: t`With a fault (${formatNumber(job.badRows)})` },
            { value: "all", label: t`All (${formatNumber(job.rows)})` },
          ]}
        />
      </div>
      {bad && found && <FaultCounts counts={found.faultCounts} />}
      {query.error && !found ? (
        <FailedState error={query.error} retry={() => execute({ requestPolicy: "network-only" })} />
      ) : query.fetching && !found ? (
        <LoadingState rows={5} />
      ) : rows.length === 0 ? (
        <p className={classes.dim}>{bad ? <Trans>No row has a fault.</Trans> : <Trans>There are no rows.</Trans>}</p>
      ) : (
        <Table rows={rows} job={job} />
      )}
      <div className={classes.actions}>
        {page.length > 1 && (
          <Button variant="default" onClick={() => setPage(page.slice(0, -1))}>
            <Trans>Back</Trans>
          </Button>
        )}
        {found?.lines.pageInfo.hasNextPage && end && (
          <Button variant="default" onClick={() => setPage([...page, end])}>
            <Trans>Next rows</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}

function FaultCounts({ counts }: { counts: readonly { code: string; column: string | null; rows: number }[] }) {
  if (counts.length < 2) return null;
  return (
    <p className={classes.dim}>
      {counts.slice(0, 6).map((one, place) => (
        <span key={`${one.code}:${one.column}`}>
          {place > 0 && " · "}
          {one.column ?? one.code}: {formatNumber(one.rows)}
        </span>
      ))}
    </p>
  );
}

function Table({ rows, job }: { rows: readonly ImportedRow[]; job: Import }) {
  const { t } = useLingui();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t`Rows of the file`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col"><Trans>Row</Trans></th>
            <th scope="col"><Trans>Outcome</Trans></th>
            <th scope="col"><Trans>What is wrong</Trans></th>
            {job.layout.header.length > 0 && <th scope="col"><Trans>Cells</Trans></th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td>{row.number}</td>
              <td>{row.orderNumber && row.outcome === "MADE" ? <Link to={`/orders/${row.orderNumber}` as string}>{row.orderNumber}</Link> : <Mark of="row" state={row.outcome} />}</td>
              <td><RowFaults row={row} /></td>
              {job.layout.header.length > 0 && <td data-cells title={row.cells.join(" | ")}>{row.cells.join(" · ")}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowFaults({ row }: { row: ImportedRow }) {
  if (row.faults.length === 0)
    return row.outcome === "BAD" || row.outcome === "FAILED" ? <Trans>Another row of its order is refused</Trans> : <>{row.outcome === "KNOWN" ? row.orderNumber : "–"}</>;
  return (
    <ul className={classes.faults}>
      {row.faults.map((fault) => (
        <li key={`${fault.code}:${fault.column}:${fault.message}`}>
          {fault.column && <strong>{fault.column}: </strong>}
          {fault.message}
        </li>
      ))}
    </ul>
  );
}
