/** The panels beside the grid: problems, trying it out, test cases and hits; one is open at a time. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { type Finding, placed, type Placed, standing } from "~/features/tables/model/findings";
import { columnsOf } from "~/features/tables/model/table";
import classes from "~/features/tables/panels/panels.module.css";
import { ProblemsPanel } from "~/features/tables/panels/problems/ProblemsPanel";
import { useAnalysis } from "~/features/tables/panels/problems/useAnalysis";
import { useSaid } from "~/features/tables/panels/useSaid";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface SidePanelsProps {
  editor: TableEditor;
  /** Whether the table may be changed here and now. */
  editable: boolean;
}

type Panel = "problems";

export function SidePanels({ editor, editable }: SidePanelsProps) {
  const { t } = useLingui();
  const [panel, setPanel] = useState<Panel>("problems");
  const { table } = editor.session;
  const said = useSaid(table);
  const analysed = useAnalysis(editor);
  const findings = useFindings(editor);
  const { setMarks } = editor;
  useEffect(() => () => setMarks(), [setMarks]);
  const { overlapCount = 0, unreachable = [], gaps = [] } = analysed.analysis ?? {};
  const wrong = findings.length + overlapCount + unreachable.length + gaps.length;
  const open = (next: string | null) => {
    setMarks();
    setPanel((next ?? "problems") as Panel);
  };
  return (
    <aside className={classes.panels} aria-label={t`About the rules`}>
      <Tabs value={panel} onChange={open} className={classes.tabs} keepMounted={false}>
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="problems">
            <Trans>Problems</Trans> {wrong > 0 && <span className={classes.count}>{wrong}</span>}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="problems" className={classes.panel}>
          <ProblemsPanel editor={editor} editable={editable} said={said} analysed={analysed} findings={findings} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

/** What the server said of the draft, and still holds. */
function useFindings({ session }: TableEditor): Placed[] {
  const { table, findings, problems, checked } = session;
  return useMemo(() => {
    const refused = problems.map((one): Finding => ({ code: one.code, severity: "error", message: one.message, path: one.path.join(".") }));
    return standing(placed([...findings, ...refused], checked), checked, table.rows, columnsOf(table, true));
  }, [table, findings, problems, checked]);
}
