/** Everything that is wrong with the draft, in one list that leads to its cells. */
import { Plural, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useColumnName } from "~/features/tables/grid/names";
import type { Placed } from "~/features/tables/model/findings";
import type { Column, Table } from "~/features/tables/model/table";
import classes from "~/features/tables/tables.module.css";

interface FindingsProps {
  findings: readonly Placed[];
  table: Table;
  columns: readonly Column[];
  onFind: ((finding: Placed) => void) | undefined;
}

export function Findings({ findings, table, columns, onFind }: FindingsProps) {
  const { t } = useLingui();
  const name = useColumnName();
  if (findings.length === 0) return null;
  const place = ({ rowId, column: key }: Placed) => {
    const row = table.rows.findIndex((one) => one.id === rowId) + 1;
    const column = columns.find((one) => one.key === key);
    if (row === 0) return column ? name(column) : "";
    return column ? t`Row ${row}, ${name(column)}` : t`Row ${row}`;
  };
  return (
    <section className={classes.findings} aria-label={t`What is wrong`}>
      <h2>
        <Plural value={findings.length} one="# thing to mend before publishing" other="# things to mend before publishing" />
      </h2>
      <ul>
        {findings.map((finding, index) => {
          const Icon = finding.severity === "error" ? IconAlertTriangle : IconInfoCircle;
          const text = (
            <>
              <Icon size={14} aria-hidden /> <strong>{place(finding)}</strong> {finding.message} {finding.fix}
            </>
          );
          return (
            <li key={`${finding.path}:${finding.code}:${index}`} data-severity={finding.severity}>
              {onFind && finding.rowId ? <UnstyledButton onClick={() => onFind(finding)}>{text}</UnstyledButton> : text}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
