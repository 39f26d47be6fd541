/** What the table answers, in one box. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconArrowRight, IconCircleDashed } from "@tabler/icons-react";
import classes from "~/features/tables/panels/panels.module.css";
import type { Explanation } from "~/features/tables/panels/queries";
import type { Said } from "~/features/tables/panels/useSaid";

type Outputs = Record<string, unknown>;

export function Answer({ answer, said }: { answer: Explanation; said: Said }) {
  const { t } = useLingui();
  if (answer.error) {
    return (
      <div className={classes.answer} data-tone="bad">
        <IconAlertTriangle size={16} aria-hidden />
        <div>
          <strong>{answer.error.code === "table.conflict" ? t`Refused: several rows match` : t`Refused`}</strong>
          {answer.error.code !== "table.conflict" && <div>{answer.error.message}</div>}
        </div>
      </div>
    );
  }
  const several = Array.isArray(answer.outputs) ? (answer.outputs as Outputs[]) : null;
  const one = several === null && answer.outputs !== null && typeof answer.outputs === "object" ? (answer.outputs as Outputs) : null;
  if (!one && (several === null || several.length === 0)) {
    return (
      <div className={classes.answer} data-tone="neutral">
        <IconCircleDashed size={16} aria-hidden />
        <strong>
          <Trans>No row matches: nothing is answered</Trans>
        </strong>
      </div>
    );
  }
  return (
    <div className={classes.answer} data-tone="good">
      <IconArrowRight size={16} aria-hidden />
      <div>
        {(several ?? [one as Outputs]).map((outputs, at) => (
          <dl key={at} className={classes.outputs}>
            {Object.entries(outputs).map(([id, value]) => (
              <div key={id}>
                <dt>{said.column(id)}</dt>
                <dd>{said.value(value)}</dd>
              </div>
            ))}
          </dl>
        ))}
        <div className={classes.dim}>
          {answer.defaulted ? t`The defaults: no row matches.` : answer.matched.map((id) => said.row(id)).join(", ")}
        </div>
      </div>
    </div>
  );
}
