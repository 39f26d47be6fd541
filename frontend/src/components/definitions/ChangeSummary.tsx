/** How many parts came, went, changed and moved, in words. */
import { Plural, Trans } from "@lingui/react/macro";
import { type Change, countOf } from "~/components/definitions/changes";
import classes from "~/components/definitions/definitions.module.css";
import { ChangeMark } from "~/components/definitions/ChangeMark";

const kinds = ["ADDED", "REMOVED", "CHANGED", "MOVED"] as const;

export function ChangeSummary({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p className={classes.flat}><Trans>Nothing differs.</Trans></p>;
  return (
    <ul className={classes.counts}>
      {kinds.map((kind) => {
        const count = countOf(changes, kind);
        return count > 0 ? (
          <li key={kind}>
            <ChangeMark kind={kind} /> <Plural value={count} one="# part" other="# parts" />
          </li>
        ) : null;
      })}
    </ul>
  );
}
