/** The fields of a form as people fill them in: a list to tick off first, then the sections with whatever else is asked. */
import { Trans } from "@lingui/react/macro";
import { Checkbox, Stack } from "@mantine/core";
import classes from "~/components/FormFields.module.css";
import { type FieldSpec, ValueField } from "~/components/ValueField";

export interface FormFieldView extends FieldSpec {
  /** Begins a section above the field. */
  heading?: string | null | undefined;
}

interface FormFieldsProps {
  fields: readonly FormFieldView[];
  /** Names of the fields that are ticked off. */
  checklist?: readonly string[];
  values: Readonly<Record<string, unknown>>;
  errorOf: (name: string) => string | undefined;
  editable: boolean;
  onChange: (name: string, value: unknown) => void;
}

interface Section {
  heading: string | null;
  fields: FormFieldView[];
}

function sectionsOf(fields: readonly FormFieldView[]): Section[] {
  const sections: Section[] = [];
  for (const field of fields) {
    const last = sections.at(-1);
    if (field.heading || !last) sections.push({ heading: field.heading ?? null, fields: [field] });
    else last.fields.push(field);
  }
  return sections;
}

const none: readonly string[] = [];

export function FormFields({ fields, checklist = none, values, errorOf, editable, onChange }: FormFieldsProps) {
  const draw = (field: FormFieldView) => (
    <ValueField
      key={field.name}
      spec={field}
      value={values[field.name]}
      disabled={!editable}
      onChange={(value) => onChange(field.name, value)}
      error={errorOf(field.name)}
    />
  );
  const ticked = fields.filter(({ name }) => checklist.includes(name));
  const asked = sectionsOf(fields.filter(({ name }) => !checklist.includes(name)));
  return (
    <>
      {ticked.length > 0 && (
        <fieldset className={classes.section}>
          <legend className={classes.legend}>
            <Trans>Checklist</Trans>
          </legend>
          <Stack gap="xs">
            {ticked.map(({ name, label }) => (
              <Checkbox
                key={name}
                label={label}
                checked={values[name] === true}
                disabled={!editable}
                error={errorOf(name)}
                onChange={(event) => onChange(name, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        </fieldset>
      )}
      {asked.map((section, place) =>
        section.heading ? (
          <fieldset key={`${section.heading}:${place}`} className={classes.section}>
            <legend className={classes.legend}>{section.heading}</legend>
            <Stack>{section.fields.map(draw)}</Stack>
          </fieldset>
        ) : (
          section.fields.map(draw)
        ),
      )}
    </>
  );
}
