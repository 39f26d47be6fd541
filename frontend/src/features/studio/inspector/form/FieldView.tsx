/** One field of a form, drawn by the shape that its schema gives it. */
import { ChoiceField, JsonField, NumberField, SwitchField, TextField } from "~/features/studio/inspector/form/PlainFields";
import { DurationField } from "~/features/studio/inspector/form/DurationField";
import { FeelField } from "~/features/studio/inspector/form/FeelField";
import { FieldHelp } from "~/features/studio/inspector/form/FieldHelp";
import { KeyField } from "~/features/studio/inspector/form/KeyField";
import { ListField } from "~/features/studio/inspector/form/ListField";
import { ObjectField } from "~/features/studio/inspector/form/ObjectField";
import type { DrawFields, FieldProps } from "~/features/studio/inspector/form/props";
import { type FieldSpec, shownFields, strangersIn } from "~/features/studio/inspector/form/schema";
import { TextsField } from "~/features/studio/inspector/form/TextsField";
import { ValueField } from "~/features/studio/inspector/form/ValueField";
import type { Path } from "~/features/studio/inspector/useForm";
import { textOf } from "~/lib/text";

const asObject = (value: unknown): Record<string, unknown> => (typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {});

/** The fields of one object, and what it holds besides. */
export function Fields({ fields, value, path }: { fields: readonly FieldSpec[]; value: unknown; path: Path }) {
  const config = asObject(value);
  return (
    <>
      {shownFields(fields, config).map((field) => (
        <FieldView key={field.name} field={field} path={[...path, field.name]} value={config[field.name]} />
      ))}
      {strangersIn(fields, config).map((name) => (
        <FieldView key={name} field={strangerOf(name)} path={[...path, name]} value={config[name]} />
      ))}
    </>
  );
}

/** A field that this kind does not have, as it may be written by a newer release. */
const strangerOf = (name: string): FieldSpec => ({
  name, label: name, help: "", required: false, fallback: null, shape: { type: "json" }, choices: [], words: {}, refers: null, expects: null, only: {}, inner: false,
});

const draw: DrawFields = (fields, value, path) => <Fields fields={fields} value={value} path={path} />;

export function FieldView({ field, path, value }: Omit<FieldProps, "label" | "help">) {
  const label = textOf(field.label) || field.name;
  const props: FieldProps = { field, path, value, label, help: <FieldHelp field={field} path={path} label={label} /> };
  return (
    <div data-field={path.join(".")}>
      <Widget {...props} />
    </div>
  );
}

function Widget(props: FieldProps) {
  const { field } = props;
  switch (field.shape.type) {
    case "feel":
      return <FeelField {...props} />;
    case "value":
      return <ValueField {...props} />;
    case "duration":
      return <DurationField {...props} />;
    case "choice":
      return <ChoiceField {...props} values={field.shape.values} />;
    case "number":
      return <NumberField {...props} shape={field.shape} />;
    case "boolean":
      return <SwitchField {...props} />;
    case "texts":
      return <TextsField {...props} />;
    case "object":
      return <ObjectField {...props} fields={field.shape.fields} draw={draw} />;
    case "list":
      return <ListField {...props} shape={field.shape} draw={draw} />;
    case "text":
      return field.refers || field.choices.length > 0 ? <KeyField {...props} /> : <TextField {...props} />;
    default:
      return <JsonField {...props} />;
  }
}
