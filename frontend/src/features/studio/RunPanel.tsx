/** How a run went: its state, and every entry of its journal with the values that went in and came out. */
import { Trans, useLingui } from "@lingui/react/macro";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { millisecondsText } from "~/features/studio/duration";
import { Fact, Values } from "~/features/studio/Facts";
import { eventStates } from "~/features/studio/model";
import type { Run, Step } from "~/features/studio/queries";
import classes from "~/features/studio/studio.module.css";
import { eventWords, flowKindWords, subjectWords } from "~/features/studio/words";

interface RunPanelProps {
  run: Run;
  nameOf: (nodeId: string) => string | undefined;
  onSelect: (nodeId: string) => void;
}

export function RunPanel({ run, nameOf, onSelect }: RunPanelProps) {
  const word = useWord();
  return (
    <>
      <h2 className={classes.panelTitle}>
        <Trans>Run</Trans> <StateBadge state={run.state} />
      </h2>
      <dl className={classes.facts}>
        <Fact label={<Trans>Purpose</Trans>}>
          {word(flowKindWords, run.purpose)} {word(subjectWords, run.subjectType)}
        </Fact>
        <Fact label={<Trans>Version</Trans>}>{run.definitionVersion.version}</Fact>
        <Fact label={<Trans>Started</Trans>}>
          <When at={run.startedAt} exact />
        </Fact>
        {run.finishedAt && (
          <Fact label={<Trans>Finished</Trans>}>
            <When at={run.finishedAt} exact />
          </Fact>
        )}
      </dl>
      <h3>
        <Trans>Steps</Trans>
      </h3>
      <ol className={classes.journal}>
        {run.steps.map((step) => (
          <StepEntry key={step.seq} step={step} name={nameOf(step.nodeId) ?? step.nodeKey} onSelect={() => onSelect(step.nodeId)} />
        ))}
      </ol>
    </>
  );
}

/** Something worth showing: the interpreter leaves empty objects where there was nothing to say. */
const told = (value: unknown) => value !== null && value !== undefined && Object.keys(value as object).length > 0;

export function StepEntry(props: { step: Step; name?: string; onSelect?: () => void; open?: boolean }) {
  const { step, name, onSelect } = props;
  const { t } = useLingui();
  const word = useWord();
  const facts: [string, unknown][] = [
    [t`In`, step.input],
    [t`Out`, step.output],
  ];
  const shown = facts.filter(([, value]) => told(value));
  return (
    <li>
      {name && (
        <button type="button" className={classes.link} onClick={onSelect}>
          {name}
        </button>
      )}
      <div className={classes.journalLine}>
        <StateMark state={eventStates[step.state] ?? step.state} word={word(eventWords, step.state)} />
        {step.port && step.port !== "done" && <span>{t`by “${step.port}”`}</span>}
        {step.visit > 1 && <span>{t`visit ${step.visit}`}</span>}
        <span className={classes.dim}>
          <When at={step.at} />
          {step.durationMs !== null && step.durationMs !== undefined && <> · {millisecondsText(step.durationMs)}</>}
        </span>
      </div>
      {step.error && <p className={classes.bad}>{step.error}</p>}
      {shown.length > 0 && (
        <details open={props.open}>
          <summary>
            <Trans>Values</Trans>
          </summary>
          {shown.map(([label, value]) => (
            <div key={label}>
              <strong>{label}</strong>
              <Values values={value} />
            </div>
          ))}
        </details>
      )}
    </li>
  );
}
