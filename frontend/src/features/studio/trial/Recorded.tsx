/** Says when what the flow asks for is answered as it was in a real run, and ends that. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconPlayerRecord, IconX } from "@tabler/icons-react";
import { useStudioStore } from "~/features/studio/store";
import { trialOf, useTrial } from "~/features/studio/trial/state";
import classes from "~/features/studio/trial/trial.module.css";

export function Recorded() {
  const { t } = useLingui();
  const studio = useStudioStore();
  const recorded = useTrial((state) => state.recordedFrom);
  if (!recorded) return null;
  return (
    <p className={classes.item}>
      <IconPlayerRecord size={14} aria-hidden />
      <span className={classes.grow}>
        <Trans>Answered as in the run of {recorded.label}</Trans>
      </span>
      <ActionIcon variant="subtle" size="sm" aria-label={t`No longer answer as in that run`} onClick={() => trialOf(studio).setState({ recordedFrom: null })}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </p>
  );
}
