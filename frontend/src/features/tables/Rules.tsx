/** The rules of a table: a grid to edit, or cards where the screen is narrow; with what is wrong below. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Switch, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconInfoCircle } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useWord } from "~/components/useWord";
import { Findings } from "~/features/tables/Findings";
import { Grid } from "~/features/tables/grid/Grid";
import { useGrid } from "~/features/tables/grid/useGrid";
import { useRowVerbs } from "~/features/tables/grid/useRowVerbs";
import type { Rows } from "~/features/tables/model/edits";
import { byCell, type Finding, placed, type Placed, standing } from "~/features/tables/model/findings";
import { columnsOf, usesValidity } from "~/features/tables/model/table";
import { RuleCards } from "~/features/tables/RuleCards";
import classes from "~/features/tables/tables.module.css";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { hitPolicyHelp, hitPolicyWords } from "~/features/tables/words";

interface RulesProps {
  name: string;
  editor: TableEditor;
  editable: boolean;
  narrow: boolean;
}

export function Rules({ name, editor, editable, narrow }: RulesProps) {
  const { t } = useLingui();
  const word = useWord();
  const { session } = editor;
  const { table } = session;
  const [dates, setDates] = useState(false);
  const validity = dates || usesValidity(table.rows);
  const columns = useMemo(() => columnsOf(table, validity), [table, validity]);
  const findings = useMemo(() => {
    const refused = session.problems.map((one): Finding => ({ code: one.code, severity: "error", message: one.message, path: one.path.join(".") }));
    return standing(placed([...session.findings, ...refused], session.checked), session.checked, table.rows, columns);
  }, [session.findings, session.problems, session.checked, table.rows, columns]);
  const cells = useMemo(() => byCell(findings), [findings]);
  const grid = useGrid(table.rows.length, columns.length);
  const edit = (rows: Rows) => editor.dispatch({ type: "edited", table: rows === table.rows ? table : { ...table, rows }, label: "" });
  const verbs = useRowVerbs({
    table,
    block: grid.block,
    edit: (rows, chosen) => {
      const gone = table.rows.length - rows.length;
      edit(rows);
      grid.choose(chosen);
      if (gone > 0) {
        notifications.show({ message: gone === 1 ? t`The row is deleted; Ctrl Z brings it back.` : t`${gone} rows are deleted; Ctrl Z brings them back.` });
      }
    },
  });
  const find = ({ rowId, column }: Placed) => {
    const row = table.rows.findIndex((one) => one.id === rowId);
    if (row >= 0) grid.go(row, columns.findIndex((one) => one.key === column));
  };
  const hit = table.hit_policy ?? "UNIQUE";
  return (
    <>
      <div className={classes.toolbar}>
        {editable &&
          verbs
            .filter((verb) => verb.inToolbar)
            .map((verb) => (
              <Tooltip key={verb.id} label={`${verb.label} (${verb.keys.replace("Arrow", "").replaceAll("+", " ")})`}>
                <ActionIcon aria-label={verb.label} disabled={verb.disabled} onClick={verb.perform}>
                  <verb.Icon size={17} aria-hidden />
                </ActionIcon>
              </Tooltip>
            ))}
        {editable && !usesValidity(table.rows) && (
          <Switch size="xs" label={<Trans>Dates of validity</Trans>} checked={dates} onChange={(event) => setDates(event.currentTarget.checked)} />
        )}
        <span className={classes.hit}>
          <IconInfoCircle size={14} aria-hidden /> <strong>{word(hitPolicyWords, hit)}</strong>
          {table.aggregation ? ` (${table.aggregation})` : ""} <span className={classes.hitHelp}>{word(hitPolicyHelp, hit)}</span>
        </span>
      </div>
      {narrow ? (
        <RuleCards table={table} columns={columns} findings={cells} />
      ) : (
        <Grid label={t`Rules of ${name}`} table={table} columns={columns} grid={grid} verbs={verbs} findings={cells} editable={editable} edit={edit} />
      )}
      <Findings findings={findings} table={table} columns={columns} onFind={narrow ? undefined : find} />
    </>
  );
}
