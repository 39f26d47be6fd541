/** Tries the flow out as it is edited now: without any effect, step by step, with answers of one's own. */
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useEffect, useState } from "react";
import { FailedState } from "~/components/states";
import { HeatMap } from "~/features/studio/runs/HeatMap";
import { RunView } from "~/features/studio/runs/RunView";
import { useRunOfAddress } from "~/features/studio/runs/useLiveRun";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { BreakpointList } from "~/features/studio/trial/BreakpointList";
import { goTo } from "~/features/studio/trial/goTo";
import { Controls } from "~/features/studio/trial/Controls";
import { type Effect, Effects } from "~/features/studio/trial/Effects";
import { answered, asksAgain } from "~/features/studio/trial/model/session";
import { Problems } from "~/features/studio/trial/Problems";
import { QuestionCard } from "~/features/studio/trial/QuestionCard";
import { Recorded } from "~/features/studio/trial/Recorded";
import { SaveCase } from "~/features/studio/trial/SaveCase";
import { repaint, questionsOf, trialOf, useRunTrial, useTrial } from "~/features/studio/trial/state";
import { Status } from "~/features/studio/trial/Status";
import { RoundPicker, StepList } from "~/features/studio/trial/StepList";
import classes from "~/features/studio/trial/trial.module.css";
import { Values } from "~/features/studio/trial/Values";
import { Watches } from "~/features/studio/trial/Watches";

export function TrialPanel() {
  const { t } = useLingui();
  const run = useRunOfAddress();
  const [view, setView] = useState<"try" | "heat">("try");
  if (run) return <RunView key={run} id={run} />;
  return (
    <>
      <div className={classes.views}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t`What to see`}
          value={view}
          onChange={(next) => setView(next as "try" | "heat")}
          data={[
            { value: "try", label: t`Try out` },
            { value: "heat", label: t`Heat map` },
          ]}
        />
      </div>
      {view === "try" ? <TryOut /> : <HeatMap />}
    </>
  );
}

function TryOut() {
  const { t } = useLingui();
  const studio = useStudioStore();
  const run = useRunTrial();
  const flow = useStudio((state) => state.doc.flow);
  const sample = useStudio((state) => state.sample);
  const { dryRun, stays, about, problems, failure, running, rounds, shown, trial } = useTrial((state) => state);
  const store = trialOf(studio);
  useEffect(() => {
    if (studio.getState().overlay === null) repaint(studio);
  }, [studio]);
  const old = dryRun !== null && about !== flow;
  const go = (address: string) => goTo(studio, address);
  return (
    <div className={classes.panel} role="region" aria-label={t`Test`}>
      <Controls />
      <Recorded />
      {!sample && (
        <p className={classes.dim}>
          <Trans>No sample is chosen: expressions that read the record find nothing. Choose one above the canvas.</Trans>
        </p>
      )}
      {failure && <FailedState error={failure} />}
      <Problems problems={problems} />
      {dryRun && <Status dryRun={dryRun} flow={flow} old={old} onGo={go} />}
      {dryRun &&
        questionsOf(dryRun).map((question) => (
          <QuestionCard
            key={`${question.node}#${question.visit}`}
            flow={flow}
            question={question}
            running={running}
            onAnswer={(answer) => void run(answered(trial, answer))}
            onGo={() => go(question.node)}
          />
        ))}
      {dryRun && (
        <section className={classes.section} aria-labelledby="trial-steps">
          <div className={classes.head}>
            <h3 id="trial-steps">
              <Trans>Steps</Trans>
            </h3>
          </div>
          <RoundPicker
            flow={flow}
            stays={stays}
            rounds={rounds}
            onChange={(next) => {
              store.setState({ rounds: next });
              repaint(studio);
            }}
          />
          <StepList
            flow={flow}
            stays={stays}
            rounds={rounds}
            shown={shown}
            onShow={(stay) => {
              store.setState({ shown: stay?.id ?? null });
              if (stay) go(stay.address);
            }}
            tools={(stay) =>
              trial.answers.some((one) => one.node === stay.address && one.visit === stay.visit) ? (
                <div>
                  <button
                    type="button"
                    className={classes.link}
                    onClick={() => void run(asksAgain(trial, { node: stay.address, visit: stay.visit }))}
                  >
                    <Trans>Answer otherwise</Trans>
                  </button>
                </div>
              ) : null
            }
          />
        </section>
      )}
      {dryRun && (
        <section className={classes.section} aria-labelledby="trial-effects">
          <h3 id="trial-effects">
            <Trans>What a real run would have done</Trans>
          </h3>
          <Effects flow={flow} effects={dryRun.effects as Effect[]} onGo={go} />
        </section>
      )}
      {dryRun?.status === "succeeded" && dryRun.output !== null && Object.keys(dryRun.output as object).length > 0 && (
        <section className={classes.section} aria-labelledby="trial-output">
          <h3 id="trial-output">
            <Trans>Result</Trans>
          </h3>
          <Values values={dryRun.output} />
        </section>
      )}
      <Watches />
      <BreakpointList />
      {dryRun && <SaveCase dryRun={dryRun} />}
    </div>
  );
}
