/** One custom field as an input, by its type. */
import { Textarea, TextInput } from "@mantine/core";
import { ValueField } from "~/components/ValueField";
import { type CustomField, isEmpty } from "~/lib/customFields";

interface OwnFieldProps {
  field: CustomField;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
  disabled?: boolean;
}

const inputTypes = { EMAIL: "email", URL: "url", STRING: "text" } as const;
const limit = (value: unknown) => (isEmpty(value) ? null : String(value));
const pad = (value: number) => String(value).padStart(2, "0");

/** UTC as it is kept, and the reader's own clock as it is typed. */
function toLocal(iso: unknown): string {
  if (isEmpty(iso)) return "";
  const at = new Date(String(iso));
  if (Number.isNaN(at.getTime())) return "";
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

function fromLocal(text: string): string | null {
  const at = new Date(text);
  return text === "" || Number.isNaN(at.getTime()) ? null : `${at.toISOString().slice(0, 19)}Z`;
}

export function OwnField({ field, value, onChange, error, disabled = false }: OwnFieldProps) {
  const locked = disabled || !field.editable;
  const shared = {
    label: field.label.text,
    description: field.help?.text,
    withAsterisk: field.required && !locked,
    error,
    disabled: locked,
    maxLength: field.longest ?? undefined,
  };
  const text = isEmpty(value) ? "" : String(value);
  const type = field.type;
  if (type === "TEXT") {
    return (
      <Textarea {...shared} autosize minRows={2} value={text} onChange={(event) => onChange(event.currentTarget.value || null)} />
    );
  }
  if (type === "DATE_TIME") {
    return (
      <TextInput
        {...shared}
        type="datetime-local"
        value={toLocal(value)}
        onChange={(event) => onChange(fromLocal(event.currentTarget.value))}
      />
    );
  }
  if (type === "STRING" || type === "EMAIL" || type === "URL") {
    return (
      <TextInput
        {...shared}
        type={inputTypes[type]}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    );
  }
  return (
    <ValueField
      spec={{
        name: field.key,
        label: field.label.text,
        help: field.help?.text,
        valueType: type,
        mandatory: field.required && !locked,
        allowed: field.choices,
        minimum: limit(field.minimum),
        maximum: limit(field.maximum),
      }}
      value={value}
      onChange={onChange}
      error={error}
      disabled={locked}
    />
  );
}
