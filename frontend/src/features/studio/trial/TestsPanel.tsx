/** The saved cases of the flow: which hold, what differs where one does not, and everything to keep them in order. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlayerPlay, IconTestPipe } from "@tabler/icons-react";
import { useState } from "react";
import { EmptyState, FailedState } from "~/components/states";
import { StateMark } from "~/components/StateBadge";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { CaseEditor } from "~/features/studio/trial/CaseEditor";
import { CaseRow } from "~/features/studio/trial/CaseRow";
import { Problems } from "~/features/studio/trial/Problems";
import { useRunCases, useTally, useTests, useTestsKeptFresh } from "~/features/studio/trial/tests";
import classes from "~/features/studio/trial/trial.module.css";

const nothing: readonly never[] = [];

export function TestsPanel() {
  const { t } = useLingui();
  const studio = useStudioStore();
  const flow = useStudio((state) => state.doc.flow);
  const tests = flow.tests ?? nothing;
  const { running, problems, failure } = useTests((state) => state);
  const run = useRunCases();
  const [edited, setEdited] = useState<string | null>(null);
  useTestsKeptFresh();
  const editing = tests.find(({ id }) => id === edited);
  if (tests.length === 0) {
    return (
      <div className={classes.panel} role="region" aria-label={t`Test cases`}>
        <EmptyState Icon={IconTestPipe} title={<Trans>No test cases yet</Trans>}>
          <p>
            <Trans>Run the flow on a sample, then save what came as a case. Cases run before each publishing and keep the flow from breaking unseen.</Trans>
          </p>
          <Button size="xs" mt="sm" variant="default" onClick={() => studio.getState().setPanel("run")}>
            <Trans>Try the flow out</Trans>
          </Button>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={classes.panel} role="region" aria-label={t`Test cases`}>
      <div className={classes.head}>
        <Outcome />
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          loading={running.size > 0}
          onClick={() => void run(null)}
        >
          <Trans>Run all</Trans>
        </Button>
      </div>
      {failure && <FailedState error={failure} />}
      <Problems problems={problems} />
      <ol className={classes.list} aria-label={t`Test cases`}>
        {tests.map((test, place) => (
          <CaseRow key={test.id} test={test} place={place} last={place === tests.length - 1} onEdit={() => setEdited(test.id)} />
        ))}
      </ol>
      {editing && <CaseEditor key={editing.id} test={editing} onClose={() => setEdited(null)} />}
    </div>
  );
}

/** How many hold, said aloud when it changes. */
function Outcome() {
  const { t } = useLingui();
  const tally = useTally();
  const count = useStudio((state) => state.doc.flow.tests?.length ?? 0);
  if (!tally) {
    return (
      <span className={classes.dim} role="status">
        <Plural value={count} one="# case, not run yet" other="# cases, not run yet" />
      </span>
    );
  }
  const { passed, all, stale } = tally;
  return (
    <span role="status">
      <StateMark state={stale ? "DRAFT" : passed === all ? "SUCCEEDED" : "FAILED"} word={t`${passed} of ${all} pass`} />{" "}
      {stale && (
        <span className={classes.dim}>
          <Trans>before the last change</Trans>
        </span>
      )}
    </span>
  );
}
