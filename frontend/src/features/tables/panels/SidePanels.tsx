/** The panels beside the grid: problems, trying it out, test cases and hits; one is open at a time. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tabs, Tooltip } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { type Finding, placed, type Placed, standing } from "~/features/tables/model/findings";
import { columnsOf, type TableTest } from "~/features/tables/model/table";
import { CasesPanel } from "~/features/tables/panels/cases/CasesPanel";
import { useCases } from "~/features/tables/panels/cases/useCases";
import { HitsPanel } from "~/features/tables/panels/hits/HitsPanel";
import classes from "~/features/tables/panels/panels.module.css";
import { ProblemsPanel } from "~/features/tables/panels/problems/ProblemsPanel";
import { useAnalysis } from "~/features/tables/panels/problems/useAnalysis";
import { fieldsOf, typedOf } from "~/features/tables/panels/trial/fields";
import { TrialPanel } from "~/features/tables/panels/trial/TrialPanel";
import { noSample, type Sample } from "~/features/tables/panels/trial/useTrial";
import { useSaid } from "~/features/tables/panels/useSaid";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface SidePanelsProps {
  editor: TableEditor;
  /** Whether the table may be changed here and now. */
  editable: boolean;
}

type Panel = "problems" | "try" | "cases" | "hits";

export function SidePanels({ editor, editable }: SidePanelsProps) {
  const { t } = useLingui();
  const [panel, setPanel] = useState<Panel>("problems");
  const [sample, setSample] = useState<Sample>(noSample);
  const [turn, setTurn] = useState(0);
  const { table } = editor.session;
  const said = useSaid(table);
  const analysed = useAnalysis(editor);
  const findings = useFindings(editor);
  const cases = useCases(editor, turn, setTurn);
  const [hidden, setHidden] = useLocalStorage({ key: "orderloom.table.panels", defaultValue: false, getInitialValueInEffect: false });
  const { setMarks } = editor;
  useEffect(() => () => setMarks(), [setMarks]);
  const { overlapCount = 0, unreachable = [], gaps = [] } = analysed.analysis ?? {};
  const wrong = findings.length + overlapCount + unreachable.length + gaps.length;
  const open = (next: string | null) => {
    setMarks();
    setPanel((next ?? "problems") as Panel);
  };
  const tryCase = (test: TableTest) => {
    setSample({ order: null, typed: typedOf(fieldsOf(table), test.input) });
    open("try");
  };
  const hide = (now: boolean) => {
    setMarks();
    setHidden(now);
  };
  if (hidden) {
    return (
      <aside className={classes.strip} aria-label={t`About the rules`}>
        <Tooltip label={t`Show the panels`} position="left">
          <ActionIcon aria-label={t`Show the panels`} onClick={() => hide(false)}>
            <IconLayoutSidebarRightExpand size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {wrong > 0 && <span className={classes.count}>{wrong}</span>}
      </aside>
    );
  }
  return (
    <aside className={classes.panels} aria-label={t`About the rules`}>
      <Tooltip label={t`Hide the panels`} position="left">
        <ActionIcon className={classes.hide ?? ""} aria-label={t`Hide the panels`} onClick={() => hide(true)}>
          <IconLayoutSidebarRightCollapse size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tabs value={panel} onChange={open} className={classes.tabs} keepMounted={false}>
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="problems">
            <Trans>Problems</Trans> {wrong > 0 && <span className={classes.count}>{wrong}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="try">
            <Trans>Try it</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="cases">
            <Trans>Tests</Trans>{" "}
            {cases.failed > 0 ? (
              <span className={classes.count} data-tone="bad" aria-label={t`${cases.failed} fail`}>
                {cases.failed}
              </span>
            ) : (
              (table.tests?.length ?? 0) > 0 && <span className={classes.count}>{table.tests?.length}</span>
            )}
          </Tabs.Tab>
          <Tabs.Tab value="hits">
            <Trans>Hits</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="problems" className={classes.panel}>
          <ProblemsPanel editor={editor} editable={editable} said={said} analysed={analysed} findings={findings} />
        </Tabs.Panel>
        <Tabs.Panel value="try" className={classes.panel}>
          <TrialPanel editor={editor} editable={editable} said={said} sample={sample} onSample={setSample} />
        </Tabs.Panel>
        <Tabs.Panel value="cases" className={classes.panel}>
          <CasesPanel editor={editor} editable={editable} said={said} cases={cases} onTry={tryCase} />
        </Tabs.Panel>
        <Tabs.Panel value="hits" className={classes.panel}>
          <HitsPanel editor={editor} said={said} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

/** What the server said of the draft, and still holds. */
function useFindings({ session }: TableEditor): readonly Placed[] {
  const { table, findings, problems, checked } = session;
  return useMemo(() => {
    const refused = problems.map((one): Finding => ({ code: one.code, severity: "error", message: one.message, path: one.path.join(".") }));
    return standing(placed([...findings, ...refused], checked), checked, table.rows, columnsOf(table, true));
  }, [table, findings, problems, checked]);
}
