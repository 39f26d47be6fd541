/** The steps of a run in their order: where, how it went, how long, and the values that went in and came out. */
import { Trans, useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { stateLook } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { millisecondsText } from "~/features/studio/duration";
import type { Flow } from "~/features/studio/model/document";
import { inRounds, nodeAt, placeOf, roundOf, type Rounds, roundsOf } from "~/features/studio/trial/model/address";
import type { Stay } from "~/features/studio/trial/model/journal";
import classes from "~/features/studio/trial/trial.module.css";
import { Values } from "~/features/studio/trial/Values";
import { stayLooks, stayWords } from "~/features/studio/trial/words";
import { textOf } from "~/lib/text";

interface StepListProps {
  flow: Flow;
  stays: readonly Stay[];
  rounds: Rounds;
  shown: string | null;
  onShow: (stay: Stay | null) => void;
  /** What can be done at a step, below its values. */
  tools?: (stay: Stay) => ReactNode;
}

export function StepList({ flow, stays, rounds, shown, onShow, tools }: StepListProps) {
  const { t } = useLingui();
  return (
    <ol className={classes.steps} aria-label={t`Steps`}>
      {stays
        .filter((stay) => stay.state !== "skipped" && inRounds(stay.address, rounds))
        .map((stay) => (
          <Step
            key={stay.id}
            flow={flow}
            stay={stay}
            open={stay.id === shown}
            onToggle={() => onShow(stay.id === shown ? null : stay)}
            tools={tools}
          />
        ))}
    </ol>
  );
}

/** What a step is called: its name, or its address where the flow has no such node. */
export const nameOf = (flow: Flow, address: string): string => textOf(nodeAt(flow, address)?.name) || placeOf(address).key;

function Step(props: { flow: Flow; stay: Stay; open: boolean; onToggle: () => void; tools: StepListProps["tools"] }) {
  const { flow, stay, open, onToggle, tools } = props;
  const word = useWord();
  const { Icon, tone } = stateLook(stayLooks[stay.state]);
  return (
    <li className={classes.step}>
      <button type="button" className={classes.stepHead} aria-expanded={open} data-chosen={open || undefined} onClick={onToggle}>
        <span className={classes.stepIcon} style={{ color: `var(--tone-${tone}-text)` }}>
          <Icon size={15} aria-hidden />
        </span>
        <span className={classes.stepName}>{nameOf(flow, stay.address)}</span>
        <span className={classes.stepTime}>{stay.durationMs !== null && millisecondsText(stay.durationMs)}</span>
        <span className={classes.stepFacts}>
          {word(stayWords, stay.state)}
          <StayFacts stay={stay} />
        </span>
      </button>
      {open && (
        <div className={classes.stepBody}>
          <StayValues stay={stay} />
          {tools?.(stay)}
        </div>
      )}
    </li>
  );
}

function StayFacts({ stay }: { stay: Stay }) {
  const { t } = useLingui();
  const round = roundOf(stay.address);
  const port = stay.ports.filter((one) => one !== "done").join(", ").replaceAll("_", " ");
  const { inner, visit } = stay;
  const facts = [
    round ? t`round ${round}` : "",
    inner ? t`inside: ${inner}` : "",
    visit > 1 ? t`attempt ${visit}` : "",
    port ? t`by “${port}”` : "",
  ].filter(Boolean);
  return (
    <>
      {facts.map((fact) => ` · ${fact}`)}
      {stay.at && (
        <>
          {" · "}
          <When at={stay.at} />
        </>
      )}
    </>
  );
}

export function StayValues({ stay }: { stay: Stay }) {
  const nothing = stay.input === null && stay.output === null && stay.error === null;
  return (
    <>
      {stay.error && (
        <p className={classes.bad}>
          {stay.error.message || stay.error.code} <code>{stay.error.code}</code>
        </p>
      )}
      {stay.input !== null && (
        <div>
          <strong>
            <Trans>In</Trans>
          </strong>
          <Values values={stay.input} />
        </div>
      )}
      {stay.output !== null && (
        <div>
          <strong>
            <Trans>Out</Trans>
          </strong>
          <Values values={stay.output} />
        </div>
      )}
      {nothing && (
        <p className={classes.dim}>
          <Trans>No values went in or came out.</Trans>
        </p>
      )}
    </>
  );
}

/** Chooses the round of each loop that is looked at. */
export function RoundPicker(props: { flow: Flow; stays: readonly Stay[]; rounds: Rounds; onChange: (rounds: Rounds) => void }) {
  const { flow, stays, rounds, onChange } = props;
  const { t } = useLingui();
  const counts = [...roundsOf(stays.map((stay) => stay.address))].filter(([, count]) => count > 1);
  if (counts.length === 0) return null;
  return (
    <div className={classes.row}>
      {counts.map(([loop, count]) => (
        <NativeSelect
          key={loop}
          size="xs"
          label={t`Round of “${nameOf(flow, loop)}”`}
          value={rounds[loop] === undefined ? "" : String(rounds[loop])}
          onChange={(event) => {
            const { [loop]: _before, ...rest } = rounds;
            const next = event.currentTarget.value;
            onChange(next === "" ? rest : { ...rest, [loop]: Number(next) });
          }}
          data={[
            { value: "", label: t`All ${count} rounds` },
            ...Array.from({ length: count }, (_, index) => ({ value: String(index), label: String(index + 1) })),
          ]}
        />
      ))}
    </div>
  );
}
