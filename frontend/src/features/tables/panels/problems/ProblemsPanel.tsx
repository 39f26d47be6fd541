/** What is wrong with the table as it stands, each with an example, a way there, and a fix. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Loader } from "@mantine/core";
import { IconCircleCheck, IconEye } from "@tabler/icons-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { columnIdOf, type Placed } from "~/features/tables/model/findings";
import type { Mark } from "~/features/tables/model/view";
import classes from "~/features/tables/panels/panels.module.css";
import { type Fix, gapFix, overlapFixes, unreachableFixes } from "~/features/tables/panels/problems/fixes";
import { ProblemCard } from "~/features/tables/panels/problems/ProblemCard";
import type { Analysed } from "~/features/tables/panels/problems/useAnalysis";
import { useFixes } from "~/features/tables/panels/problems/useFixes";
import type { Said } from "~/features/tables/panels/useSaid";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { formatDate } from "~/lib/format";

interface ProblemsProps {
  editor: TableEditor;
  editable: boolean;
  said: Said;
  analysed: Analysed;
  findings: readonly Placed[];
}

const atFirst = 20;

export function ProblemsPanel({ editor, editable, said, analysed, findings }: ProblemsProps) {
  const { t } = useLingui();
  const { analysis } = analysed;
  const fixing = useFixes(editor, said);
  const table = analysed.of ?? editor.session.table;
  const fixable = editable ? fixing : null;
  useProblemMarks(editor, analysed, said);
  const go = (rows: readonly string[], column?: string) => {
    const first = rows.find((id) => said.place(id) !== null);
    if (first) editor.reveal(first, column);
  };
  const gaps = analysis?.gaps ?? [];
  const wrong = findings.some(({ severity }) => severity === "error");
  const clean = analysis && findings.length + analysis.overlaps.length + analysis.unreachable.length + gaps.length === 0;
  const hit = overlapPolicy(analysis?.overlaps.length ?? 0, table);
  return (
    <div className={classes.body} aria-busy={analysed.status === "asking"}>
      <Status analysed={analysed} clean={Boolean(clean)} rows={table.rows.length} />
      <Section title={wrong ? t`To mend before publishing` : t`Worth a look`} count={findings.length} tone={wrong ? "bad" : "warn"}>
        {(most) =>
          findings.slice(0, most).map((finding, at) => (
            <ProblemCard
              key={`${finding.path}:${finding.code}:${at}`}
              tone={finding.severity === "error" ? "bad" : "warn"}
              title={finding.rowId ? <strong>{whereOf(finding, editor, said)}</strong> : null}
              text={finding.message}
              example={finding.fix ?? ""}
              onGo={finding.rowId ? () => editor.reveal(finding.rowId as string, columnIdOf(finding, editor.session.table)) : undefined}
            />
          ))}
      </Section>
      <Section
        title={t`Rows that match together`}
        count={analysis?.overlapCount ?? 0}
        tone={analysis?.overlaps.some((one) => one.severity === "error") ? "bad" : "warn"}
        action={
          fixable && hit && (analysis?.overlaps.length ?? 0) > 1 ? (
            <Button size="compact-xs" variant="default" onClick={() => fixable.make([hit])}>
              {fixing.label(hit)}
            </Button>
          ) : null
        }
      >
        {(most) =>
          analysis?.overlaps.slice(0, most).map((overlap) => (
            <ProblemCard
              key={overlap.rows.join("/")}
              tone={overlap.severity === "error" ? "bad" : "warn"}
              title={<strong>{overlap.rows.map((id) => said.row(id)).join(" + ")}</strong>}
              text={t`Both match, and the table wants one answer.`}
              example={said.example(overlap.example)}
              onGo={() => go(overlap.rows)}
              fixing={fixable}
              fixes={overlapFixes(table, overlap.rows)}
            />
          ))}
      </Section>
      <Section title={t`Rows that never answer`} count={analysis?.unreachable.length ?? 0} tone="warn">
        {(most) =>
          analysis?.unreachable.slice(0, most).map((row) => (
            <ProblemCard
              key={row.row}
              tone="warn"
              title={<strong>{said.row(row.row)}</strong>}
              text={
                row.column
                  ? t`No value can pass its cell in ${said.column(row.column)}.`
                  : t`${row.coveredBy.map((id) => said.row(id)).join(", ")} always answers before it.`
              }
              onGo={() => go([row.row], row.column ?? undefined)}
              fixing={fixable}
              fixes={unreachableFixes(table, row.row, row.coveredBy)}
            />
          ))}
      </Section>
      <Section
        title={t`Values that no row matches`}
        count={gaps.length}
        tone="info"
        action={
          fixable && gaps.length > 1 ? (
            <Button size="compact-xs" variant="default" onClick={() => fixable.make(gaps.map((gap) => gapFix(gap.fix)), t`Add rows for all of them`)}>
              <Trans>Add rows for all of them</Trans>
            </Button>
          ) : null
        }
      >
        {(most) =>
          gaps.slice(0, most).map((gap, at) => (
            <ProblemCard
              key={`${gap.when.join("|")}:${gap.validFrom ?? ""}:${at}`}
              tone="info"
              title={null}
              text={<GapText gap={gap} said={said} table={table} />}
              example={said.example(gap.example)}
              fixing={fixable}
              fixes={[gapFix(gap.fix)]}
            />
          ))}
      </Section>
      <Section title={t`Cells that were not looked through`} count={analysis?.unanalysed.length ?? 0} tone="neutral">
        {(most) =>
          analysis?.unanalysed.slice(0, most).map((cell) => (
            <ProblemCard
              key={`${cell.row ?? ""}:${cell.column}:${cell.text}`}
              tone="neutral"
              title={<strong>{cell.row ? `${said.row(cell.row)}, ${said.column(cell.column)}` : said.column(cell.column)}</strong>}
              text={<code>{cell.text}</code>}
              example={t`It is no plain set of values, so nothing is claimed about it.`}
              onGo={cell.row ? () => go([cell.row as string], cell.column) : undefined}
            />
          ))}
      </Section>
      {analysis?.truncated && (
        <p className={classes.dim}>
          <Trans>There is more than is listed: mend these first.</Trans>
        </p>
      )}
    </div>
  );
}

function overlapPolicy(count: number, table: TableEditor["session"]["table"]): Fix | null {
  return count > 0 && !table.aggregation && table.hit_policy !== "FIRST" ? { kind: "hit", policy: "FIRST" } : null;
}

function whereOf(finding: Placed, editor: TableEditor, said: Said): string {
  const column = columnIdOf(finding, editor.session.table);
  return [said.row(finding.rowId ?? ""), ...(column ? [said.column(column)] : [])].join(", ");
}

function Status({ analysed, clean, rows }: { analysed: Analysed; clean: boolean; rows: number }) {
  return (
    <p role="status" className={classes.status}>
      {analysed.status === "asking" ? (
        <>
          <Loader size={12} aria-hidden /> <Trans>Looking through the rows…</Trans>
        </>
      ) : analysed.status === "unreadable" ? (
        <Trans>Overlaps and gaps are looked for once every cell can be read. {analysed.message}</Trans>
      ) : analysed.status === "failed" ? (
        <Trans>The server did not answer; the next edit asks again.</Trans>
      ) : clean ? (
        <>
          <IconCircleCheck size={15} aria-hidden className={classes.good} />{" "}
          <Plural value={rows} one="# row looked through: nothing overlaps, nothing is missing." other="# rows looked through: nothing overlaps, nothing is missing." />
        </>
      ) : (
        <Plural value={rows} one="# row looked through." other="# rows looked through." />
      )}
    </p>
  );
}

function GapText({ gap, said, table }: { gap: NonNullable<Analysed["analysis"]>["gaps"][number]; said: Said; table: TableEditor["session"]["table"] }) {
  const { t } = useLingui();
  const parts = gap.when.flatMap((text, at) => (text ? [{ name: said.column(table.inputs[at]?.id ?? ""), text }] : []));
  return (
    <>
      {parts.length === 0 ? t`Every value` : parts.map(({ name, text }, at) => (
        <span key={name}>
          {at > 0 && ", "}
          {name} <code title={text}>{shortened(text)}</code>
        </span>
      ))}
      {gap.validFrom && ` ${t`from ${formatDate(gap.validFrom)}`}`}
      {gap.validTo && ` ${t`until ${formatDate(gap.validTo)}`}`}
    </>
  );
}

/** Long lists of texts are told by their first. */
function shortened(text: string): string {
  if (text.length <= 120) return text;
  return `${text.slice(0, text.lastIndexOf(",", 80) + 1) || text.slice(0, 80)} …`;
}

interface SectionProps {
  title: string;
  count: number;
  tone: string;
  action?: ReactNode;
  children: (most: number) => ReactNode;
}

function Section({ title, count, tone, action, children }: SectionProps) {
  const { t } = useLingui();
  const [most, setMost] = useState(atFirst);
  if (count === 0) return null;
  return (
    <section className={classes.section} aria-label={title} data-tone={tone}>
      <div className={classes.sectionHead}>
        <h2>
          {title} <span className={classes.count}>{count}</span>
        </h2>
        {action}
      </div>
      <ul className={classes.cards}>{children(most)}</ul>
      {count > most && (
        <Button size="compact-xs" variant="subtle" leftSection={<IconEye size={14} aria-hidden />} onClick={() => setMost(most + 50)}>
          {t`Show more`}
        </Button>
      )}
    </section>
  );
}

/** Rows that overlap or never answer are coloured as long as the panel is open. */
function useProblemMarks(editor: TableEditor, { analysis }: Analysed, said: Said) {
  const { t } = useLingui();
  const marks = useMemo(() => {
    const made = new Map<string, Mark>();
    for (const { rows, severity } of analysis?.overlaps ?? []) {
      const [one = "", other = ""] = rows;
      made.set(one, { tone: severity === "error" ? "bad" : "warn", text: t`Matches together with ${said.row(other)}` });
      made.set(other, { tone: severity === "error" ? "bad" : "warn", text: t`Matches together with ${said.row(one)}` });
    }
    for (const { row } of analysis?.unreachable ?? []) made.set(row, { tone: "warn", text: t`Never answers` });
    return made;
  }, [analysis, said, t]);
  const { setMarks } = editor;
  useEffect(() => setMarks(marks), [setMarks, marks]);
}
