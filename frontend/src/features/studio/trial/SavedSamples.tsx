/** The inputs of the flow's saved cases, to try the flow on. */
import { Trans, useLingui } from "@lingui/react/macro";
import { EmptyState } from "~/components/states";
import { type Sample, useStudio } from "~/features/studio/store";
import classes from "~/features/studio/trial/trial.module.css";

const nothing: readonly never[] = [];

export function SavedSamples({ onChoose }: { onChoose: (sample: Sample) => void }) {
  const { t } = useLingui();
  const tests = useStudio((state) => state.doc.flow.tests) ?? nothing;
  if (tests.length === 0) {
    return (
      <EmptyState title={<Trans>This flow has no saved cases</Trans>}>
        <Trans>Try it on an order, then save what came as a test case.</Trans>
      </EmptyState>
    );
  }
  return (
    <ul className={classes.orders} aria-label={t`Saved cases`}>
      {tests.map(({ id, name, input }) => (
        <li key={id}>
          <button type="button" className={classes.order} onClick={() => onChoose({ label: name, input: { values: input ?? {} } })}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
