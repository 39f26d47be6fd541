/** Says for ever that people went on with a run by hand, and where. */
import { Trans } from "@lingui/react/macro";
import { IconHandStop } from "@tabler/icons-react";
import { toneStyle } from "~/components/tone";
import type { Flow } from "~/features/studio/model/document";
import type { Stay } from "~/features/studio/trial/model/journal";
import { nameOf } from "~/features/studio/trial/StepList";
import classes from "~/features/studio/trial/trial.module.css";

export function ByHand({ flow, stays }: { flow: Flow; stays: readonly Stay[] }) {
  const touched = stays.filter((stay) => stay.byHand);
  if (touched.length === 0) return null;
  const names = [...new Set(touched.map((stay) => nameOf(flow, stay.address)))].join(", ");
  return (
    <p className={classes.status} style={toneStyle("hold")}>
      <IconHandStop size={16} aria-hidden />
      <span>
        <Trans>This run was resumed by hand at: {names}.</Trans>
      </span>
    </p>
  );
}
