/** Publishes the draft of this flow, or asks someone else to agree to it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCallback, useEffect, useState } from "react";
import { useClient, useQuery } from "urql";
import { AskToPublish, PublishVersion, type Usage, UsesOfDefinition } from "~/components/definitions/documents";
import { PublishDialog } from "~/components/definitions/PublishDialog";
import type { TestsState } from "~/components/definitions/publishParts";
import { useReadable } from "~/components/definitions/useReadable";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { TestFlow } from "~/features/studio/trial/queries";
import { useAsk } from "~/features/studio/versions/asking";
import { useDesk } from "~/features/studio/versions/desk";
import { useChangesSinceInForce } from "~/features/studio/versions/inForce";
import { pathOf, usePlaces } from "~/features/studio/versions/places";
import { useFlowFieldLabel } from "~/features/studio/versions/useFlowFieldLabel";
import { useVersions } from "~/features/studio/versions/useVersions";
import type { Problem } from "~/lib/problems";
import { textOf } from "~/lib/text";

export function PublishFlow({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const store = useStudioStore();
  const key = useStudio((studio) => studio.key);
  const name = useStudio((studio) => textOf(studio.doc.flow.name));
  const findings = useStudio((studio) => studio.findings);
  const open = useDesk((desk) => desk.open);
  const { definition } = useVersions();
  const { version, changes } = useChangesSinceInForce();
  const [{ data }] = useQuery({ query: UsesOfDefinition, variables: { key }, requestPolicy: "cache-and-network" });
  const tests = useTests(onClose);
  const fieldLabel = useFlowFieldLabel();
  const placeOf = usePlaces(onClose);
  const ask = useAsk();
  const secondPerson = definition?.secondPerson ?? false;
  const usage = data?.definitionUsage ?? null;

  const perform = async (note: string): Promise<readonly Problem[]> => {
    if (!(await store.getState().flush())) {
      if (store.getState().saving.status === "conflict") open({ kind: "conflict" });
      const { problems } = store.getState().saving;
      return [{ code: "unsaved", message: t`The last edits are not saved yet, so nothing was published.`, path: [] }, ...problems];
    }
    const problems = await ask(secondPerson ? AskToPublish : PublishVersion, { key, note, revision: store.getState().base.revision });
    if (problems.length === 0) told(usage);
    return problems;
  };
  const told = (used: readonly Usage[] | null) => {
    if (secondPerson) {
      notifications.show({ message: t`Someone else has to agree now; they see your note and what changed.` });
      return;
    }
    const under = used?.find(({ kind }) => kind === "run");
    const [running, run] = [under?.count ?? 0, under?.links[0]?.id];
    const { version: now } = store.getState().base;
    notifications.show({
      title: t`${name} is published and in force`,
      message: run ? <Migrate running={running} onOpen={() => open({ kind: "migrate", version: now, run })} /> : null,
      autoClose: run ? 20_000 : 5_000,
    });
  };
  return (
    <PublishDialog
      name={name}
      definitionKey={key}
      inForce={version}
      secondPerson={secondPerson}
      barriers={findings
        .filter(({ severity }) => severity === "error")
        .map((finding) => {
          const place = placeOf(finding.node, pathOf(finding));
          return { place: place.words, message: finding.message, onGo: place.go };
        })}
      tests={tests}
      changes={changes}
      fieldLabel={fieldLabel}
      usage={usage}
      placeOf={(problem) => placeOf(null, problem.path).words}
      onGo={(problem) => placeOf(null, problem.path).go}
      perform={perform}
      onClose={onClose}
    />
  );
}

function Migrate({ running, onOpen }: { running: number; onOpen: () => void }) {
  return (
    <>
      <p style={{ margin: "0 0 6px" }}>
        <Plural value={running} one="# run goes on with the version it started with." other="# runs go on with the version they started with." />
      </p>
      <Button size="compact-sm" variant="default" onClick={onOpen}>
        <Trans>Migrate them…</Trans>
      </Button>
    </>
  );
}

/** The saved cases, run on what is on the canvas as the dialog opens. */
function useTests(leave: () => void): TestsState {
  const client = useClient();
  const store = useStudioStore();
  const readable = useReadable();
  const { t } = useLingui();
  const [state, setState] = useState<TestsState>({ status: "running", results: [] });
  const show = useCallback(() => {
    leave();
    store.getState().setPanel("tests");
  }, [leave, store]);
  useEffect(() => {
    let current = true;
    const { key, doc } = store.getState();
    const cases = doc.flow.tests ?? [];
    const run = async () => {
      if (cases.length === 0) return setState({ status: "done", results: [] });
      const { data } = await client.mutation(TestFlow, { input: { key, content: doc.flow } }).toPromise();
      if (!current) return;
      if (!data || data.runFlowTests.problems.length > 0) return setState({ status: "unknown", results: [] });
      const results = data.runFlowTests.results.map(({ id, passed, mismatches }) => {
        const why = mismatches.map(({ field, expected, actual }) => t`${field}: expected ${readable(expected)}, got ${readable(actual)}.`).join(" ");
        return { id, passed, why, name: cases.find((one) => one.id === id)?.name ?? id, onGo: show };
      });
      setState({ status: "done", results });
    };
    void run();
    return () => {
      current = false;
    };
    // Once a dialog: what is published is what was there as it opened, or the server refuses.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return state;
}
