/** What becomes of entities: added, changed and removed ones, with the fields that differ. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ChangeMark } from "~/components/definitions/ChangeMark";
import classes from "~/features/catalog/catalog.module.css";
import { FieldDiffs } from "~/features/catalog/change/FieldDiffs";
import type { CatalogChange } from "~/features/catalog/queries";
import { oneOf } from "~/features/catalog/sections";

type Kind = "ADDED" | "CHANGED" | "REMOVED";

export function ChangeSet({ changes }: { changes: readonly CatalogChange[] }) {
  const { t, i18n } = useLingui();
  if (changes.length === 0) {
    return (
      <p className={classes.hint}>
        <Trans>Nothing would change.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.changes} aria-label={t`Changes`}>
      {changes.map((change) => (
        <li key={`${change.section}:${change.key}`}>
          <details open={changes.length <= 3 && change.fields.length > 0}>
            <summary className={classes.change}>
              <ChangeMark kind={change.change.toUpperCase() as Kind} />
              <span>
                {change.name.text || change.key} <span className={classes.dim}>{i18n._(oneOf[change.section] ?? { id: change.section })}</span>
              </span>
              {change.version !== null && change.change !== "removed" && <span className={classes.push}>{t`Version ${change.version}`}</span>}
            </summary>
            {change.fields.length > 0 && <FieldDiffs fields={change.fields} />}
          </details>
        </li>
      ))}
    </ul>
  );
}
