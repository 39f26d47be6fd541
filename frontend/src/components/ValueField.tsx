/** One field for one typed value, from what the server says about it: characteristics and task forms are drawn by it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { JsonInput, NumberInput, Select, Switch, Textarea, TextInput } from "@mantine/core";

export interface FieldSpec {
  name: string;
  label: string;
  help?: string | null | undefined;
  valueType: "STRING" | "INTEGER" | "DECIMAL" | "BOOLEAN" | "DATE" | "ENUM" | "JSON";
  mandatory: boolean;
  allowed?: readonly { value: unknown; label: { text: string } }[] | null | undefined;
  minimum?: string | null | undefined;
  maximum?: string | null | undefined;
  unit?: string | null | undefined;
  /** Text with room for several lines. */
  multiline?: boolean | null | undefined;
}

interface ValueFieldProps {
  spec: FieldSpec;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
  disabled?: boolean;
}

const asText = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** An emptied field is `null`: nothing chosen, never an empty text. */
const orNull = (text: string): string | null => (text === "" ? null : text);

function ChoiceField({ spec, value, onChange, ...common }: ValueFieldProps) {
  const { t } = useLingui();
  const choices = spec.allowed ?? [];
  return (
    <Select
      {...shared(spec, common)}
      placeholder={t`Choose`}
      clearable={!spec.mandatory}
      data={choices.map((choice) => ({ value: JSON.stringify(choice.value), label: choice.label.text }))}
      value={value === null || value === undefined ? null : JSON.stringify(value)}
      onChange={(chosen) => onChange(chosen === null ? null : JSON.parse(chosen))}
      allowDeselect={!spec.mandatory}
    />
  );
}

const shared = (spec: FieldSpec, common: { error?: string | undefined; disabled?: boolean }) => ({
  label: spec.unit ? `${spec.label} (${spec.unit})` : spec.label,
  description: spec.help ?? undefined,
  withAsterisk: spec.mandatory,
  required: spec.mandatory,
  error: common.error,
  disabled: common.disabled ?? false,
});

function NumberField({ spec, value, onChange, ...common }: ValueFieldProps) {
  const whole = spec.valueType === "INTEGER";
  return (
    <NumberInput
      {...shared(spec, common)}
      value={asText(value)}
      onChange={(next) => onChange(next === "" ? null : Number(next))}
      allowDecimal={!whole}
      min={spec.minimum ? Number(spec.minimum) : undefined}
      max={spec.maximum ? Number(spec.maximum) : undefined}
      clampBehavior="none"
    />
  );
}

export function ValueField(props: ValueFieldProps) {
  const { spec, value, onChange, error, disabled } = props;
  const common = { error, ...(disabled === undefined ? {} : { disabled }) };
  if (spec.allowed?.length) return <ChoiceField {...props} />;
  switch (spec.valueType) {
    case "BOOLEAN":
      return (
        <Switch
          label={spec.label}
          description={spec.help ?? undefined}
          error={error}
          disabled={disabled ?? false}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "INTEGER":
    case "DECIMAL":
      return <NumberField {...props} />;
    case "JSON":
      return (
        <JsonInput
          {...shared(spec, common)}
          autosize
          minRows={2}
          defaultValue={value === null || value === undefined ? "" : JSON.stringify(value, null, 2)}
          validationError={<Trans>This is not valid JSON</Trans>}
          onChange={(text) => {
            try {
              onChange(text.trim() === "" ? null : JSON.parse(text));
            } catch {
              // The field says so itself; the last valid value stays.
            }
          }}
        />
      );
    default:
      return spec.multiline ? (
        <Textarea
          {...shared(spec, common)}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={4000}
          value={asText(value)}
          onChange={(event) => onChange(orNull(event.currentTarget.value))}
        />
      ) : (
        <TextInput
          {...shared(spec, common)}
          type={spec.valueType === "DATE" ? "date" : "text"}
          value={asText(value)}
          onChange={(event) => onChange(orNull(event.currentTarget.value))}
        />
      );
  }
}
