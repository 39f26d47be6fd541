/** Where a dry run stands, in one line that is also said aloud. */
import { Trans, useLingui } from "@lingui/react/macro";
import { stateLook } from "~/components/StateBadge";
import { toneStyle } from "~/components/tone";
import type { Flow } from "~/features/studio/model/document";
import { roundOf } from "~/features/studio/trial/model/address";
import { nameOf } from "~/features/studio/trial/StepList";
import { standingOf } from "~/features/studio/trial/state";
import type { DryRun } from "~/features/studio/trial/queries";
import classes from "~/features/studio/trial/trial.module.css";

interface StatusProps {
  dryRun: DryRun;
  flow: Flow;
  old: boolean;
  onGo: (address: string) => void;
}

export function Status({ dryRun, flow, old, onGo }: StatusProps) {
  const { t } = useLingui();
  const place = placeOf(dryRun);
  const round = place ? roundOf(place) : "";
  const called = place ? nameOf(flow, place) : "";
  const name = round ? `${called}, ${t`round ${round}`}` : called;
  const state = dryRun.status === "succeeded" ? "SUCCEEDED" : dryRun.status === "failed" ? "FAILED" : dryRun.paused.length > 0 ? "SCHEDULED" : "WAITING";
  const words =
    state === "SUCCEEDED" ? t`The run is finished.` : state === "FAILED" ? t`Failed at “${name}”: ${messageOf(dryRun, place)}` : state === "SCHEDULED" ? t`Stopped before “${name}”.` : t`Waits at “${name}” for an answer.`;
  const { tone, Icon } = stateLook(state);
  return (
    <div>
      <div className={classes.status} style={toneStyle(tone)} role="status">
        <Icon size={16} aria-hidden />
        <span>{words}</span>
        {place && (
          <button type="button" className={classes.link} style={{ color: "inherit", textDecoration: "underline" }} onClick={() => onGo(place)}>
            <Trans>Show</Trans>
          </button>
        )}
      </div>
      {old && (
        <p className={classes.dim}>
          <Trans>The flow has been changed since; run it again.</Trans>
        </p>
      )}
    </div>
  );
}

function placeOf(dryRun: DryRun): string | null {
  if (dryRun.status === "failed") return [...standingOf(dryRun)].at(-1) ?? null;
  return dryRun.paused[0] ?? dryRun.open[0]?.node ?? null;
}

function messageOf(dryRun: DryRun, place: string | null): string {
  const fail = (dryRun.effects as { type: string; node: string; message?: string }[]).findLast((one) => one.type === "Fail" && one.node === place);
  return fail?.message || dryRun.error || "";
}
