/** A real run over the version that it goes by: how it went, where it stands, and what can be done where it failed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import { readDoc } from "~/features/studio/model/document";
import { FailedStep } from "~/features/studio/runs/FailedStep";
import { ByHand } from "~/features/studio/runs/ByHand";
import { NewerVersion } from "~/features/studio/runs/NewerVersion";
import type { Run } from "~/features/studio/runs/queries";
import { TryInDraft } from "~/features/studio/runs/TryInDraft";
import { isOver, useLeaveRun, useLiveRun } from "~/features/studio/runs/useLiveRun";
import { useStudio, useStudioStore } from "~/features/studio/store";
import type { Rounds } from "~/features/studio/trial/model/address";
import { ofRun, type Stay, staysOf } from "~/features/studio/trial/model/journal";
import { paintRun } from "~/features/studio/trial/paint";
import { nameOf, RoundPicker, StepList } from "~/features/studio/trial/StepList";
import classes from "~/features/studio/trial/trial.module.css";
import { goTo } from "~/features/studio/trial/goTo";
import { Values } from "~/features/studio/trial/Values";

export function RunView({ id }: { id: string }) {
  const { run, error, waiting, missing, again } = useLiveRun(id);
  const leave = useLeaveRun(useStudio((state) => state.key));
  if (error && !run) return <FailedState error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (waiting) return <LoadingState />;
  if (missing || !run) {
    return (
      <div className={classes.panel}>
        <EmptyState title={<Trans>This run can't be seen</Trans>}>
          <p>
            <Trans>It is gone, or it belongs to an order outside your role.</Trans>
          </p>
          <Button size="xs" mt="sm" variant="default" onClick={leave}>
            <Trans>Back to the flow</Trans>
          </Button>
        </EmptyState>
      </div>
    );
  }
  return <Found run={run} />;
}

function Found({ run }: { run: Run }) {
  const { t } = useLingui();
  const studio = useStudioStore();
  const leave = useLeaveRun(run.definitionKey);
  const [rounds, setRounds] = useState<Rounds>({});
  const [shown, setShown] = useState<string | null>(null);
  const flow = useMemo(() => readDoc(run.definitionVersion.content, null).flow, [run.definitionVersion.content]);
  const failed = run.standing.failed;
  const stays = useMemo(() => staysOf(flow, ofRun(run.steps), new Set(failed)), [flow, run.steps, failed]);
  useEffect(() => {
    studio.getState().setOverlay(paintRun("run", { flow, stays, rounds }));
  }, [studio, flow, stays, rounds]);
  useEffect(() => () => studio.getState().setOverlay(null), [studio]);
  const show = (stay: Stay | null) => {
    setShown(stay?.id ?? null);
    if (stay) goTo(studio, stay.address);
  };
  const news = run.state.toLowerCase() === "succeeded" ? t`The run is finished.` : failed.length > 0 ? t`The run has failed at “${nameOf(flow, failed[0] ?? "")}”.` : "";
  return (
    <div className={classes.panel} role="region" aria-label={t`Run`}>
      <div className={classes.head}>
        <StateBadge state={run.state} />
        <Button size="compact-xs" variant="subtle" onClick={leave}>
          <Trans>Back to the flow</Trans>
        </Button>
      </div>
      <span className="visually-hidden" role="status">
        {news}
      </span>
      <Facts run={run} />
      <ByHand flow={flow} stays={stays} />
      {failed.map((address) => (
        <FailedStep
          key={address}
          run={run}
          flow={flow}
          address={address}
          stay={stays.findLast((stay) => stay.address === address)}
          onGo={() => goTo(studio, address)}
        />
      ))}
      {!isOver(run.state) && <NewerVersion run={run} />}
      <TryInDraft run={run} />
      <section className={classes.section} aria-labelledby="run-steps">
        <h3 id="run-steps">
          <Trans>Steps</Trans>
        </h3>
        <RoundPicker flow={flow} stays={stays} rounds={rounds} onChange={setRounds} />
        <StepList flow={flow} stays={stays} rounds={rounds} shown={shown} onShow={show} />
      </section>
      {Object.keys((run.standing.variables ?? {}) as object).length > 0 && (
        <section className={classes.section} aria-labelledby="run-variables">
          <h3 id="run-variables">
            <Trans>Variables</Trans>
          </h3>
          <Values values={run.standing.variables} />
        </section>
      )}
    </div>
  );
}

function Facts({ run }: { run: Run }) {
  const { version } = run.definitionVersion;
  const number = run.order?.number;
  return (
    <dl className={classes.values}>
      <dt>
        <Trans>Order</Trans>
      </dt>
      <dd>
        {number ? <Link to={`/orders/${number}` as string}>{number}</Link> : "–"} {run.order?.account.name}
      </dd>
      {run.line && (
        <>
          <dt>
            <Trans>Line</Trans>
          </dt>
          <dd>
            {run.line.number} {run.line.name.text}
          </dd>
        </>
      )}
      <dt>
        <Trans>Version</Trans>
      </dt>
      <dd>
        {version}
      </dd>
      <dt>
        <Trans>Started</Trans>
      </dt>
      <dd>
        <When at={run.startedAt} exact />
      </dd>
      {isOver(run.state) && run.finishedAt && (
        <>
          <dt>
            <Trans>Finished</Trans>
          </dt>
          <dd>
            <When at={run.finishedAt} exact />
          </dd>
        </>
      )}
    </dl>
  );
}
