/** The rules of a table: a grid to edit with panels beside it, or cards where the screen is narrow. */
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { Findings } from "~/features/tables/Findings";
import { ContextMenu } from "~/features/tables/grid/ActionMenu";
import { Dialogs } from "~/features/tables/grid/Dialogs";
import { FindBar } from "~/features/tables/grid/FindBar";
import { Grid } from "~/features/tables/grid/Grid";
import { HitPolicy } from "~/features/tables/grid/HitPolicy";
import { Toolbar } from "~/features/tables/grid/Toolbar";
import { useTableGrid } from "~/features/tables/grid/useTableGrid";
import { byCell, byRow, type Finding, placed, standing } from "~/features/tables/model/findings";
import { columnsOf, usesValidity } from "~/features/tables/model/table";
import { SidePanels } from "~/features/tables/panels/SidePanels";
import { RuleCards } from "~/features/tables/RuleCards";
import classes from "~/features/tables/tables.module.css";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface RulesProps {
  name: string;
  editor: TableEditor;
  editable: boolean;
}

/** What the server found, as far as it still holds. */
function useFindings({ session }: TableEditor) {
  const { findings, problems, checked, table } = session;
  const { inputs, outputs } = table;
  const columns = useMemo(() => columnsOf({ inputs, outputs }, true), [inputs, outputs]);
  const all = useMemo(() => {
    const refused = problems.map((one): Finding => ({ code: one.code, severity: "error", message: one.message, path: one.path.join(".") }));
    return placed([...findings, ...refused], checked);
  }, [findings, problems, checked]);
  return useMemo(() => standing(all, checked, table.rows, columns), [all, checked, table.rows, columns]);
}

export function Rules({ name, editor, editable }: RulesProps) {
  const { t } = useLingui();
  const findings = useFindings(editor);
  const cells = useMemo(() => byRow(findings), [findings]);
  const { grid, frame } = useTableGrid(editor, editable);
  return (
    <div className={classes.rulesFrame}>
      <div className={classes.gridFrame} ref={frame}>
        <Toolbar grid={grid} editor={editor} editable={editable} />
        <FindBar grid={grid} editable={editable} />
        <Grid label={t`Rules of ${name}`} grid={grid} editor={editor} findings={cells} editable={editable} />
        <ContextMenu grid={grid} />
        <Dialogs grid={grid} editor={editor} editable={editable} />
      </div>
      <SidePanels editor={editor} editable={editable} />
    </div>
  );
}

/** On a phone one reads. */
export function RulesToRead({ editor }: { editor: TableEditor }) {
  const findings = useFindings(editor);
  const { table } = editor.session;
  const columns = useMemo(() => columnsOf(table, usesValidity(table.rows)), [table]);
  const cells = useMemo(() => byCell(findings), [findings]);
  return (
    <>
      <div className={classes.toolbar}>
        <HitPolicy editor={editor} editable={false} />
      </div>
      <RuleCards table={table} columns={columns} findings={cells} />
      <Findings findings={findings} table={table} columns={columns} onFind={undefined} />
    </>
  );
}
