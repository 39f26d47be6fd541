/** Where a dry run is to stop: the nodes that are marked, and marking the one that is chosen on the canvas. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconFlag, IconPlayerTrackNext, IconX } from "@tabler/icons-react";
import { nodeOf } from "~/features/studio/model/document";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { everywhere } from "~/features/studio/trial/model/address";
import { runTo } from "~/features/studio/trial/model/session";
import { useRunTrial, useTrial } from "~/features/studio/trial/state";
import classes from "~/features/studio/trial/trial.module.css";
import { textOf } from "~/lib/text";

export function BreakpointList() {
  const { t } = useLingui();
  const studio = useStudioStore();
  const run = useRunTrial();
  const trial = useTrial((state) => state.trial);
  const flow = useStudio((state) => state.doc.flow);
  const breakpoints = useStudio((state) => state.breakpoints);
  const selection = useStudio((state) => state.selection);
  const marked = breakpoints.flatMap((id) => nodeOf(flow, id) ?? []);
  const chosen = selection.length === 1 ? nodeOf(flow, selection[0]) : undefined;
  const { toggleBreakpoint, reveal, setPanel } = studio.getState();
  return (
    <section className={classes.section} aria-labelledby="trial-breakpoints">
      <h3 id="trial-breakpoints">
        <Trans>Breakpoints</Trans>
      </h3>
      {marked.length === 0 && (
        <p className={classes.dim}>
          <Trans>None. Choose a step on the canvas and press F9 to stop before it.</Trans>
        </p>
      )}
      <ul className={classes.list}>
        {marked.map((node) => {
          const name = textOf(node.name) || node.key;
          return (
            <li key={node.id} className={classes.item}>
              <IconFlag size={14} aria-hidden />
              <button
                type="button"
                className={`${classes.link} ${classes.grow}`}
                onClick={() => {
                  reveal(node.id);
                  setPanel("run");
                }}
              >
                {name}
              </button>
              <ActionIcon variant="subtle" size="sm" aria-label={t`Take the breakpoint of “${name}” away`} onClick={() => toggleBreakpoint(node.id)}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {chosen && (
        <div className={classes.row}>
          {!breakpoints.includes(chosen.id) && (
            <Button size="compact-xs" variant="default" leftSection={<IconFlag size={12} aria-hidden />} onClick={() => toggleBreakpoint(chosen.id)}>
              <Trans>Stop before “{textOf(chosen.name) || chosen.key}”</Trans>
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlayerTrackNext size={12} aria-hidden />}
            onClick={() => void run(runTo(trial, everywhere(flow, chosen)))}
          >
            <Trans>Run to here</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}
