/** The buttons that carry a dry run on: run, step, back, continue, forget; and who answers what it asks. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, SegmentedControl, Tooltip } from "@mantine/core";
import { IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward, IconPlayerTrackNext, IconX, type TablerIcon } from "@tabler/icons-react";
import { useEffect, useMemo, useRef } from "react";
import { useStudioStore } from "~/features/studio/store";
import { type Answering, fresh, goOn, isOver, needsAnswer, oneBack, oneStep } from "~/features/studio/trial/model/session";
import { visitedCount } from "~/features/studio/trial/model/journal";
import { forget, outcomeOf, trialOf, useRunTrial, useTrial } from "~/features/studio/trial/state";
import classes from "~/features/studio/trial/trial.module.css";
import { useShortcuts } from "~/lib/keyboard";

export function Controls() {
  const { t } = useLingui();
  const studio = useStudioStore();
  const run = useRunTrial();
  const { dryRun, running, answering } = useTrial((state) => state);
  const outcome = dryRun && outcomeOf(dryRun);
  const over = outcome ? isOver(outcome) : false;
  const asks = outcome ? needsAnswer(outcome) : false;
  const visited = outcome ? visitedCount(outcome.steps) : 0;
  const trial = () => trialOf(studio).getState().trial;
  const moves = {
    run: () => void run({ ...trial(), passed: [], steps: null, until: null }),
    back: () => outcome && void run(oneBack(trial(), outcome)),
    step: () => void run(outcome && !over ? oneStep(trial(), outcome) : oneStep({ ...fresh, answers: trial().answers }, null)),
    on: () => outcome && void run(goOn(trial(), outcome)),
  };
  const can = { back: visited > 0, step: !asks, on: Boolean(outcome) && !over && !asks };
  useTrialKeys({ on: running ? undefined : can.on ? moves.on : moves.run, step: running || !can.step ? undefined : moves.step });
  const why = asks ? t`Answer what is asked first.` : "";
  return (
    <div className={classes.section}>
      <div className={classes.head}>
        <Button size="xs" leftSection={<IconPlayerPlay size={14} aria-hidden />} loading={running} onClick={moves.run}>
          {dryRun ? <Trans>Run again</Trans> : <Trans>Run</Trans>}
        </Button>
        <div className={classes.tools}>
          <Tool label={t`One step back`} Icon={IconPlayerSkipBack} disabled={!can.back || running} onClick={moves.back} />
          <Tool label={t`One step`} keys="F10" why={why} Icon={IconPlayerSkipForward} disabled={!can.step || running} onClick={moves.step} />
          <Tool label={t`Continue to the next stop`} keys="F8" why={why} Icon={IconPlayerTrackNext} disabled={!can.on || running} onClick={moves.on} />
          <Tool label={t`Clear the run`} Icon={IconX} disabled={!dryRun || running} onClick={() => forget(studio)} />
        </div>
      </div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t`Who answers what the flow asks for`}
        value={answering}
        onChange={(next) => trialOf(studio).setState({ answering: next as Answering })}
        data={[
          { value: "ask", label: t`Ask me` },
          { value: "simulate", label: t`Simulate answers` },
        ]}
      />
    </div>
  );
}

interface ToolProps {
  label: string;
  keys?: string;
  /** Why it can't be used now. */
  why?: string;
  Icon: TablerIcon;
  disabled: boolean;
  onClick: () => void;
}

function Tool({ label, keys, why, Icon, disabled, onClick }: ToolProps) {
  return (
    <Tooltip label={disabled && why ? why : keys ? `${label} (${keys})` : label}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={label}
        aria-disabled={disabled || undefined}
        data-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** The keys stand for as long as the panel does, and do what can be done when they are pressed. */
function useTrialKeys(now: { on: (() => void) | undefined; step: (() => void) | undefined }) {
  const { t } = useLingui();
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useShortcuts(
    useMemo(
      () => [
        { keys: "F8", label: t`Run the test, or go on`, perform: () => latest.current.on?.() },
        { keys: "F10", label: t`One step of the test`, perform: () => latest.current.step?.() },
      ],
      [t],
    ),
  );
}
