/** What doesn't go together, by the rule that says so, and the ways out that the server has tried. */
import { Trans } from "@lingui/react/macro";
import { applyChanges, type Conflict } from "~/components/configurator/model";
import classes from "~/features/portal/shop/shop.module.css";
import { Button } from "~/features/portal/ui/Button";
import type { DraftLine } from "~/lib/draft";

interface ConflictsProps {
  conflicts: readonly Conflict[];
  lines: readonly DraftLine[];
  onLines: (lines: readonly DraftLine[]) => void;
}

export function Conflicts({ conflicts, lines, onLines }: ConflictsProps) {
  return (
    <div aria-live="polite">
      {conflicts.map((conflict) => (
        <div key={`${conflict.rule} ${conflict.line} ${conflict.characteristic}`} className={classes.conflict}>
          <p>
            <strong>{conflict.name}</strong>
            <br />
            {conflict.message}
          </p>
          {conflict.waysOut.length > 0 && (
            <div className={classes.ways}>
              {conflict.waysOut.map((way) => (
                <Button key={way.label} onClick={() => onLines(applyChanges(lines, way.changes))}>
                  {way.label}
                </Button>
              ))}
            </div>
          )}
          {conflict.waysOut.length === 0 && (
            <p>
              <Trans>Change one of your choices.</Trans>
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
