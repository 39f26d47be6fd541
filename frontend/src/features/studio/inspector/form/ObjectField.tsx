/** Fields that belong together; one that may be left open begins with a switch. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { useId } from "react";
import { findingsAt, messageOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import type { DrawFields, FieldProps } from "~/features/studio/inspector/form/props";
import { blankOf, type FieldSpec } from "~/features/studio/inspector/form/schema";
import classes from "~/features/studio/inspector/inspector.module.css";
import { useForm } from "~/features/studio/inspector/useForm";

export function ObjectField({ field, path, label, value, help, fields, draw }: FieldProps & { fields: readonly FieldSpec[]; draw: DrawFields }) {
  const { t } = useLingui();
  const id = useId();
  const form = useForm();
  const given = typeof value === "object" && value !== null;
  const own = messageOf(findingsAt(form.findings, path, true));
  return (
    <div role="group" aria-labelledby={id} className={classes.nested}>
      <Head id={id} label={label} required={field.required}>
        {!field.required && (
          <Switch
            size="xs"
            aria-label={t`Set ${label}`}
            checked={given}
            disabled={form.readOnly}
            onChange={(event) => form.change(path, event.currentTarget.checked ? blankOf(field.shape) : undefined, label, true)}
          />
        )}
        {help}
      </Head>
      {own && <p className={classes.bad}>{own}</p>}
      {given || field.required ? (
        <div className={classes.fields}>{draw(fields, value, path)}</div>
      ) : (
        <p className={classes.dim}>
          <Trans>Left open</Trans>
        </p>
      )}
    </div>
  );
}
