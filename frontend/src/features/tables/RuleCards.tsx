/** The rules one below the other, for screens too narrow for a grid. */
import { Trans, useLingui } from "@lingui/react/macro";
import { StateMark } from "~/components/StateBadge";
import { useColumnName } from "~/features/tables/grid/names";
import { cellKey } from "~/features/tables/model/findings";
import { cellText, type Column, isEnabled, type Row, type Table } from "~/features/tables/model/table";
import classes from "~/features/tables/tables.module.css";

interface RuleCardsProps {
  table: Table;
  columns: readonly Column[];
  findings: ReadonlyMap<string, string>;
}

export function RuleCards({ table, columns, findings }: RuleCardsProps) {
  return (
    <ol className={classes.rules}>
      {table.rows.map((row, at) => (
        <RuleCard key={row.id} row={row} at={at} columns={columns} findings={findings} />
      ))}
    </ol>
  );
}

function RuleCard({ row, at, columns, findings }: { row: Row; at: number } & Omit<RuleCardsProps, "table">) {
  const { t } = useLingui();
  const name = useColumnName();
  const conditions = columns.filter((column) => column.part === "when" && cellText(row, column));
  const answers = columns.filter((column) => column.part === "then");
  const dates = columns.filter((column) => column.part.startsWith("valid") && cellText(row, column));
  const facts = (list: readonly Column[]) =>
    list.map((column) => (
      <div key={column.key}>
        <dt>{name(column)}</dt>
        <dd>
          <code>{cellText(row, column) || "–"}</code>
          {findings.has(cellKey(row.id, column.key)) && <p className={classes.bad}>{findings.get(cellKey(row.id, column.key))}</p>}
        </dd>
      </div>
    ));
  return (
    <li className={classes.rule} data-off={isEnabled(row) ? undefined : true}>
      <div className={classes.ruleHead}>
        <strong>{t`Row ${at + 1}`}</strong>
        {!isEnabled(row) && <StateMark state="INACTIVE" word={t`Off`} />}
      </div>
      {row.note && <p className={classes.flat}>{row.note}</p>}
      {conditions.length > 0 ? (
        <dl>{facts(conditions)}</dl>
      ) : (
        <p className={classes.dim}>
          <Trans>In every case</Trans>
        </p>
      )}
      <dl className={classes.answers}>{facts(answers)}</dl>
      {dates.length > 0 && <dl>{facts(dates)}</dl>}
    </li>
  );
}
