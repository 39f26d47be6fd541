/** The custom fields of a record as a form, under their headings. */
import { useLingui } from "@lingui/react/macro";
import classes from "~/components/CustomFields.module.css";
import { OwnField } from "~/components/OwnField";
import { bySection, type CustomField, type OwnValues, type Section } from "~/lib/customFields";

interface CustomFieldsProps {
  fields: readonly CustomField[];
  values: OwnValues;
  onChange: (key: string, value: unknown) => void;
  errorOf?: (key: string) => string | undefined;
  disabled?: boolean;
  /** Names the group for assistive technology. */
  label?: string;
}

const nothing = () => undefined;

export function CustomFields({ fields, label, ...rest }: CustomFieldsProps) {
  const { t } = useLingui();
  if (fields.length === 0) return null;
  return (
    <div className={classes.sections} role="group" aria-label={label ?? t`Custom fields`}>
      {bySection(fields).map((section) => (
        <SectionOfFields key={section.title ?? ""} section={section} {...rest} />
      ))}
    </div>
  );
}

const placeOf = (field: CustomField) =>
  field.type === "TEXT" ? classes.wide : field.type === "BOOLEAN" ? classes.switch : undefined;

function SectionOfFields(props: { section: Section } & Omit<CustomFieldsProps, "fields" | "label">) {
  const { section, values, onChange, errorOf = nothing, disabled = false } = props;
  const inputs = section.fields.map((field) => (
    <div key={field.key} className={placeOf(field)}>
      <OwnField
        field={field}
        value={values[field.key]}
        onChange={(value) => onChange(field.key, value)}
        error={errorOf(field.key)}
        disabled={disabled}
      />
    </div>
  ));
  if (section.title === null) return <div className={classes.grid}>{inputs}</div>;
  return (
    <fieldset className={classes.section}>
      <legend className={classes.title}>{section.title}</legend>
      <div className={classes.grid}>{inputs}</div>
    </fieldset>
  );
}
