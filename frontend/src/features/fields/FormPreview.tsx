/** The form that the fields make, to try it out; nothing of it is kept. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { CustomFields } from "~/components/CustomFields";
import classes from "~/features/fields/fields.module.css";
import type { Definition } from "~/features/fields/queries";
import { defaultsOf, type OwnValues } from "~/lib/customFields";

export function FormPreview({ fields }: { fields: readonly Definition[] }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<OwnValues>({});
  const shown = fields.map((field) => ({ ...field, editable: true }));
  return (
    <section className={classes.preview} aria-label={t`Preview of the form`}>
      <h2 className={classes.heading}>
        <Trans>Preview</Trans>
      </h2>
      {shown.length === 0 ? (
        <p className={classes.lead}>
          <Trans>The form shows here as soon as there is a field.</Trans>
        </p>
      ) : (
        <CustomFields
          label={t`Preview`}
          fields={shown}
          values={{ ...defaultsOf(shown), ...typed }}
          onChange={(key, value) => setTyped((old) => ({ ...old, [key]: value }))}
        />
      )}
    </section>
  );
}
