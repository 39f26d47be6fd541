/** What does not go together, in the words of the rule, with ways out that take one click. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowRight, IconGitMerge } from "@tabler/icons-react";
import classes from "~/components/configurator/configurator.module.css";
import { Press } from "~/components/configurator/fields";
import type { Conflict, WayOut } from "~/components/configurator/model";

interface ConflictsProps {
  conflicts: readonly Conflict[];
  onWay: (way: WayOut) => void;
}

export function Conflicts({ conflicts, onWay }: ConflictsProps) {
  const { t } = useLingui();
  return (
    <div aria-live="polite" aria-label={t`Conflicts`} role="group" className={classes.conflicts} data-empty={conflicts.length === 0 || undefined}>
      {conflicts.map((one) => (
        <section key={`${one.rule}:${one.line}:${one.characteristic}`} className={classes.conflict} data-rule={one.rule}>
          <p className={classes.conflictHead}>
            <IconGitMerge size={16} aria-hidden />
            <span>{one.message}</span>
          </p>
          {one.message !== one.name && (
            <p className={classes.ruleName}>
              <Trans>Rule: {one.name}</Trans>
            </p>
          )}
          {one.waysOut.length > 0 ? (
            <div className={classes.ways}>
              {one.waysOut.map((way, place) => (
                <Press key={way.label} kind={place === 0 ? "main" : "plain"} onClick={() => onWay(way)}>
                  {way.label}
                  <IconArrowRight size={14} aria-hidden />
                </Press>
              ))}
            </div>
          ) : (
            <p className={classes.ruleName}>
              <Trans>No single change helps; change the answers above.</Trans>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
