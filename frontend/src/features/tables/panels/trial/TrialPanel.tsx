/** Tries the table as it stands with values of one's own or of an order, and says why it answers so. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Loader } from "@mantine/core";
import { IconEraser, IconTestPipe } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import type { Mark } from "~/features/tables/model/view";
import classes from "~/features/tables/panels/panels.module.css";
import { Answer } from "~/features/tables/panels/trial/Answer";
import { OrderPicker } from "~/features/tables/panels/trial/OrderPicker";
import { SaveCase } from "~/features/tables/panels/trial/SaveCase";
import { noSample, type Sample, useTrial } from "~/features/tables/panels/trial/useTrial";
import { ValuesForm } from "~/features/tables/panels/trial/ValuesForm";
import { toneOf, useReason, WhyRow } from "~/features/tables/panels/trial/WhyRow";
import type { Explanation } from "~/features/tables/panels/queries";
import type { Said } from "~/features/tables/panels/useSaid";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface TrialProps {
  editor: TableEditor;
  editable: boolean;
  said: Said;
  sample: Sample;
  onSample: (sample: Sample) => void;
}

const silent: Explanation = { outputs: null, matched: [], defaulted: false, error: null, inputs: [], rows: [], leftOut: 0 };

export function TrialPanel({ editor, editable, said, sample, onSample }: TrialProps) {
  const { t } = useLingui();
  const { fields, answer, here } = useTrial(editor, sample);
  const [keeping, setKeeping] = useState(false);
  const found = answer.data;
  useRowMarks(editor, found, said);
  const given = useMemo(() => {
    const byPath = (found?.inputs ?? []).map((input) => [input.expression.trim(), input.value === null ? "" : said.value(input.value)] as const);
    return sample.order ? Object.fromEntries(byPath) : {};
  }, [found, said, sample.order]);
  const blank = !sample.order && Object.values(sample.typed).every((text) => !text);
  const go = (row: string) => (said.place(row) === null ? undefined : (column?: string) => editor.reveal(row, column));
  return (
    <div className={classes.body} aria-busy={answer.status === "asking"}>
      <OrderPicker order={sample.order} onOrder={(order) => onSample({ ...sample, order })} />
      <ValuesForm fields={fields} typed={sample.typed} onType={(typed) => onSample({ ...sample, typed })} given={given} />
      <div className={classes.cardActions}>
        {editable && (
          <Button size="compact-xs" variant="light" leftSection={<IconTestPipe size={13} aria-hidden />} disabled={!found} onClick={() => setKeeping(true)}>
            <Trans>Save as a test case</Trans>
          </Button>
        )}
        {!blank && (
          <Button size="compact-xs" variant="subtle" leftSection={<IconEraser size={13} aria-hidden />} onClick={() => onSample(noSample)}>
            <Trans>Clear the values</Trans>
          </Button>
        )}
        {answer.status === "asking" && <Loader size={12} aria-label={t`Asking the table`} />}
      </div>
      {keeping && found && <SaveCase editor={editor} fields={fields} sample={sample} answer={found} onClose={() => setKeeping(false)} />}
      <div role="status" className={classes.flat}>
        {answer.status === "unreadable" ? (
          <p className={classes.bad}>{answer.message}</p>
        ) : answer.status === "failed" ? (
          <p className={classes.dim}>
            <Trans>The server did not answer; the next edit asks again.</Trans>
          </p>
        ) : found ? (
          <Answer answer={found} said={said} />
        ) : null}
      </div>
      {here && found && (
        <section aria-label={t`The row you are in`}>
          <h2 className={classes.head}>
            <Trans>The row you are in</Trans>
          </h2>
          <ul className={classes.cards}>
            <WhyRow trace={here} answer={found} said={said} onGo={go(here.row)} />
          </ul>
        </section>
      )}
      {found && found.rows.length > 0 && (
        <section aria-label={t`Why`}>
          <h2 className={classes.head}>
            <Trans>Why, row by row</Trans>
          </h2>
          <ul className={classes.cards}>
            {found.rows.map((trace) => (
              <WhyRow key={trace.row} trace={trace} answer={found} said={said} onGo={go(trace.row)} />
            ))}
          </ul>
          {found.leftOut > 0 && (
            <p className={classes.dim}>
              <Plural value={found.leftOut} one="# row is farther away; go to it in the grid to see why not." other="# rows are farther away; go to one in the grid to see why not." />
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function useRowMarks(editor: TableEditor, found: Explanation | null, said: Said) {
  const reason = useReason(said, found ?? silent);
  const { setMarks } = editor;
  useEffect(() => {
    const marks = new Map<string, Mark>();
    for (const trace of found?.rows ?? []) {
      const tone = toneOf(trace.status);
      if (tone !== "neutral") marks.set(trace.row, { tone, text: reason(trace) });
    }
    setMarks(marks);
    // The words follow from what was found.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [setMarks, found]);
}
