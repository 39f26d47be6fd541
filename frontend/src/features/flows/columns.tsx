/** The columns of the list, and what its cells say. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { Column } from "~/components/ListTable";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import classes from "~/features/flows/flows.module.css";
import type { DefinitionRow } from "~/features/flows/queries";
import { type RowVerb, RowMenu } from "~/features/flows/RowMenu";
import { kindWords, statusWords } from "~/features/flows/words";
import { formatNumber } from "~/lib/format";

export const addressOf = (row: { key: string; kind: string }) => (row.kind === "TABLE" ? `/tables/${row.key}` : `/flows/${row.key}`);

export const NameLink = ({ row }: { row: DefinitionRow }) => (
  <Link to={addressOf(row) as string} title={row.name.text}>
    {row.name.text}
  </Link>
);

const marks: Record<string, string> = { FAULTY: "FAILED", DECLINED: "REJECTED" };

/** How it stands: in force by number, in work, waiting, with errors. Errors of a draft say more than that it is one. */
export function Statuses({ row }: { row: DefinitionRow }) {
  const { t } = useLingui();
  const word = useWord();
  const shown = row.statuses.filter((status) => status !== "DRAFT" || !row.statuses.some((other) => other === "FAULTY" || other === "DECLINED"));
  return (
    <span className={classes.statuses}>
      {shown.map((status) =>
        status === "PUBLISHED" ? (
          <StateMark key={status} state="PUBLISHED" word={t`Version ${row.version ?? 0}`} />
        ) : status === "IN_REVIEW" && row.review?.mine ? (
          <StateMark key={status} state="IN_REVIEW" word={t`Waits for your approval`} />
        ) : (
          <StateMark key={status} state={marks[status] ?? status} word={word(statusWords, status)} />
        ),
      )}
    </span>
  );
}

export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <span className={classes.tags} title={tags.join(", ")}>
      {tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}

/** Two lines in one cell: what counts, and what there is to say of it. */
function Two({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <span className={classes.two}>
      <span>{first}</span>
      <span className={classes.second}>{second}</span>
    </span>
  );
}

function LastRun({ row }: { row: DefinitionRow }) {
  const run = row.lastRun;
  if (!run) return <span className={classes.dim}>–</span>;
  const told = run.state === "answered" ? <Trans>Answered</Trans> : <StateBadge state={run.state} />;
  const leads = row.kind !== "TABLE" && run.runId;
  return (
    <Two
      first={
        leads ? (
          <Link to={`/flows/${row.key}` as string} search={{ run: run.runId } as never}>
            {told}
          </Link>
        ) : (
          told
        )
      }
      second={<When at={run.at} />}
    />
  );
}

function Failed({ row }: { row: DefinitionRow }) {
  const { t } = useLingui();
  if (row.failed === 0) return <span className={classes.dim}>0</span>;
  const shown = (
    <>
      <IconAlertTriangle size={14} aria-hidden /> {formatNumber(row.failed)}
    </>
  );
  if (row.kind === "FULFILLMENT") return <span className={classes.failed}>{shown}</span>;
  return (
    <Link
      className={classes.failed}
      to={`/flows/${row.key}/runs` as string}
      search={{ state: ["FAILED"] } as never}
      aria-label={t`${row.failed} runs of ${row.name.text} stand failed`}
    >
      {shown}
    </Link>
  );
}

interface ColumnsProps {
  chosen: ReadonlySet<string>;
  onChoose: (key: string) => void;
  onUses: (row: DefinitionRow) => void;
  verbs: (row: DefinitionRow) => readonly RowVerb[];
  mayWrite: boolean;
}

export function useColumns({ chosen, onChoose, onUses, verbs, mayWrite }: ColumnsProps): Column<DefinitionRow>[] {
  const { t } = useLingui();
  const word = useWord();
  return useMemo(() => {
    const pick: Column<DefinitionRow> = {
      id: "pick",
      header: t`Chosen`,
      hiddenHeader: true,
      width: "34px",
      cell: (row) => (
        <Checkbox
          size="xs"
          aria-label={t`Choose ${row.name.text}`}
          checked={chosen.has(row.key)}
          onChange={() => onChoose(row.key)}
        />
      ),
    };
    const columns: Column<DefinitionRow>[] = [
      {
        id: "name",
        header: t`Name and key`,
        width: "minmax(180px, 2fr)",
        sortField: "NAME",
        cell: (row) => <Two first={<NameLink row={row} />} second={<code title={row.key}>{row.key}</code>} />,
      },
      { id: "kind", header: t`Kind`, width: "minmax(100px, 0.6fr)", sortField: "KIND", cell: (row) => word(kindWords, row.kind) },
      { id: "status", header: t`Status`, width: "minmax(128px, 1.2fr)", cell: (row) => <Statuses row={row} /> },
      {
        id: "used",
        header: t`Used by`,
        width: "70px",
        align: "end",
        sortField: "USED",
        cell: (row) => (
          <UnstyledButton className={classes.count ?? ""} aria-label={t`Where ${row.name.text} is used: ${row.used}`} onClick={() => onUses(row)}>
            {formatNumber(row.used)}
          </UnstyledButton>
        ),
      },
      { id: "run", header: t`Last run`, width: "minmax(112px, 0.7fr)", sortField: "LAST_RUN", cell: (row) => <LastRun row={row} /> },
      { id: "failed", header: t`Failed`, width: "62px", align: "end", sortField: "FAILED", cell: (row) => <Failed row={row} /> },
      { id: "owner", header: t`Owner`, width: "minmax(76px, 0.8fr)", sortField: "OWNER", cell: (row) => row.owner ?? <span className={classes.dim}>–</span> },
      { id: "tags", header: t`Tags`, width: "minmax(76px, 0.9fr)", cell: (row) => <Tags tags={row.tags} /> },
      {
        id: "changed",
        header: t`Changed`,
        width: "minmax(124px, 0.7fr)",
        sortField: "CHANGED",
        cell: (row) => <Two first={<When at={row.changedAt} />} second={row.changedBy ?? ""} />,
      },
      { id: "menu", header: t`Actions`, hiddenHeader: true, width: "40px", cell: (row) => <RowMenu row={row} verbs={verbs(row)} /> },
    ];
    return mayWrite ? [pick, ...columns] : columns;
  }, [t, word, chosen, onChoose, onUses, verbs, mayWrite]);
}
