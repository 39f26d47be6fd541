/** Fields that differ, each with what it was and what it is. */
import { Trans } from "@lingui/react/macro";
import { ValueChange } from "~/components/definitions/ValueChange";
import classes from "~/features/catalog/catalog.module.css";
import type { FieldDiff } from "~/features/catalog/queries";

export function FieldDiffs({ fields }: { fields: readonly FieldDiff[] }) {
  if (fields.length === 0) {
    return (
      <p className={classes.hint}>
        <Trans>Nothing differs.</Trans>
      </p>
    );
  }
  return (
    <dl className={classes.diffs}>
      {fields.map((field) => (
        <div key={field.path}>
          <dt>
            <code>{field.path}</code>
          </dt>
          <dd>
            <ValueChange before={field.before} after={field.after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
