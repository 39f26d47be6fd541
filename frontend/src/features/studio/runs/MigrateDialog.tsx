/** Takes runs over to another version of their flow, after showing for each what would come of it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useState } from "react";
import { useClient, useQuery } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { FailedState, LoadingState } from "~/components/states";
import { StateMark } from "~/components/StateBadge";
import { type Flow, readDoc } from "~/features/studio/model/document";
import { LiveRun, type Migration, type Run, RunsUnderWay, TakeOver } from "~/features/studio/runs/queries";
import { nameOf } from "~/features/studio/trial/StepList";
import classes from "~/features/studio/trial/trial.module.css";
import type { Problem } from "~/lib/problems";

type Known = Pick<Run, "id" | "definitionKey" | "order">;

interface MigrateDialogProps {
  run: Known;
  /** It is about all of them, of which the given one is any. */
  all?: boolean;
  to: { version: number; content: unknown };
  onClose: () => void;
}

interface Shown {
  runs: readonly Migration[];
  problems: readonly Problem[];
}

export function MigrateDialog({ run, all = false, to, onClose }: MigrateDialogProps) {
  const { t } = useLingui();
  const client = useClient();
  const [which, setWhich] = useState<"one" | "all">(all ? "all" : "one");
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [note, setNote] = useState("");
  const [moving, setMoving] = useState(false);
  const { definitionKey: key, id } = run;
  const { version } = to;
  const ids = which === "one" ? [id] : null;
  useEffect(() => {
    let current = true;
    const input = { key, toVersion: version, runIds: which === "one" ? [id] : null, dryRun: true };
    void client.mutation(TakeOver, { input }).toPromise().then(({ data, error }) => {
      if (!current) return;
      if (data) setShown(data.migrateRuns);
      else setFailure(error ?? new Error());
    });
    return () => {
      current = false;
    };
  }, [client, key, version, id, which]);
  const possible = shown?.runs.filter((one) => one.possible).length ?? 0;
  const move = async () => {
    setMoving(true);
    const input = { key, toVersion: version, runIds: ids, dryRun: false, note: note.trim() };
    const { data, error } = await client.mutation(TakeOver, { input }).toPromise();
    if (error || !data) {
      setMoving(false);
      return setFailure(error ?? new Error());
    }
    if (data.migrateRuns.problems.length > 0) {
      setMoving(false);
      return setShown(data.migrateRuns);
    }
    await client.query(LiveRun, { id }, { requestPolicy: "network-only" }).toPromise();
    notifications.show({ message: t`Taken over to version ${version}.` });
    return onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<Trans>Take over to version {version}</Trans>} size="lg">
      <div className={classes.section}>
        {!all && (
          <SegmentedControl
            size="xs"
            aria-label={t`Which runs`}
            value={which}
            onChange={(next) => {
              setShown(null);
              setWhich(next as "one" | "all");
            }}
            data={[
              { value: "one", label: t`This run` },
              { value: "all", label: t`All that are under way on other versions` },
            ]}
          />
        )}
        {failure && <FailedState error={failure} />}
        {!shown && !failure && <LoadingState rows={3} />}
        {shown && <ProblemList problems={shown.problems} />}
        {shown && <Outcome shown={shown} run={run} flow={readDoc(to.content, null).flow} />}
        <TextInput
          size="xs"
          label={t`Why`}
          description={t`Kept with each run.`}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button size="xs" loading={moving} disabled={possible === 0} onClick={() => void move()}>
            <Plural value={possible} _0="Take over" one="Take over # run" other="Take over # runs" />
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function Outcome({ shown, run, flow }: { shown: Shown; run: Known; flow: Flow }) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: RunsUnderWay, variables: { key: run.definitionKey }, pause: shown.runs.length < 2 });
  const labels = new Map((data?.flowRuns.nodes ?? []).map((one) => [one.id, [one.order?.number, one.line?.number].filter(Boolean).join(" · ")]));
  if (shown.runs.length === 0 && shown.problems.length === 0) {
    return (
      <p className={classes.dim}>
        <Trans>No run is under way on another version.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.list} aria-label={t`What would come of it`} style={{ maxHeight: 320, overflow: "auto" }}>
      {shown.runs.map((one) => (
        <li key={one.runId} className={classes.case}>
          <div className={classes.item}>
            <span className={classes.grow}>{one.runId === run.id ? (run.order?.number ?? t`This run`) : labels.get(one.runId) || t`Another run`}</span>
            {one.possible ? <StateMark state="SUCCEEDED" word={t`Can be taken over`} /> : <StateMark state="FAILED" word={t`Stays where it is`} />}
          </div>
          <Told label={t`Stands at`} addresses={one.stands} flow={flow} />
          <Told label={t`New steps it is past already`} addresses={one.passedBy} flow={flow} />
          <Told label={t`New steps that begin at once`} addresses={one.begins} flow={flow} />
          <Told label={t`Done, but no longer part of the flow`} addresses={one.dropped} flow={flow} />
          {one.lost.map(({ node, reason }) => (
            <p key={node} className={classes.bad}>
              {nameOf(flow, node)}: {reason}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Told({ label, addresses, flow }: { label: string; addresses: readonly string[]; flow: Flow }) {
  if (addresses.length === 0) return null;
  return (
    <p>
      <span className={classes.dim}>{label}:</span> {[...new Set(addresses.map((address) => nameOf(flow, address)))].join(", ")}
    </p>
  );
}
