/** Fields for values of one piece: text, a choice, a number, yes or no, and JSON for what no other field knows. */
import { Trans, useLingui } from "@lingui/react/macro";
import { JsonInput, NativeSelect, NumberInput, Switch, Textarea, TextInput } from "@mantine/core";
import { useId } from "react";
import type { FieldProps } from "~/features/studio/inspector/form/props";
import { findingsAt, messageOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import type { Shape } from "~/features/studio/inspector/form/schema";
import { useForm } from "~/features/studio/inspector/useForm";
import { textOf } from "~/lib/text";

const asText = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

/** An emptied field is left out of the document, unless it must be there. */
const orNone = (text: string, required: boolean): string | undefined => (text === "" && !required ? undefined : text);

function useCommon({ field, path }: FieldProps) {
  const id = useId();
  const form = useForm();
  return { id, form, shared: { id, readOnly: form.readOnly, required: field.required, error: messageOf(findingsAt(form.findings, path)) } };
}

export function TextField(props: FieldProps) {
  const { id, form, shared } = useCommon(props);
  const { field, path, label, value, help } = props;
  return (
    <>
      <Head htmlFor={id} label={label} required={field.required}>
        {help}
      </Head>
      <TextInput
        {...shared}
        placeholder={asText(field.fallback)}
        value={asText(value)}
        onChange={(event) => form.change(path, orNone(event.currentTarget.value, field.required), label)}
      />
    </>
  );
}

export function ChoiceField({ values, ...props }: FieldProps & { values: readonly string[] }) {
  const { t } = useLingui();
  const { id, form, shared } = useCommon(props);
  const { field, path, label, value, help } = props;
  const { readOnly, ...rest } = shared;
  const now = asText(value ?? field.fallback);
  const open = !field.required && field.fallback === null;
  return (
    <>
      <Head htmlFor={id} label={label} required={field.required}>
        {help}
      </Head>
      <NativeSelect
        {...rest}
        disabled={readOnly}
        value={now}
        onChange={(event) => form.change(path, orNone(event.currentTarget.value, field.required), label, true)}
        data={[
          ...(open || now === "" ? [{ value: "", label: open ? t`Left open` : t`Choose` }] : []),
          ...[...new Set([...orderOf(field.words, values), ...(now ? [now] : [])])].map((one) => ({ value: one, label: textOf(field.words[one]) || one })),
        ]}
      />
    </>
  );
}

/** As its words are told, which has a meaning; values without words come last. */
const orderOf = (words: Readonly<Record<string, unknown>>, values: readonly string[]): string[] => {
  const told = Object.keys(words).filter((one) => values.includes(one));
  return [...told, ...values.filter((one) => !told.includes(one))];
};

export function NumberField({ shape, ...props }: FieldProps & { shape: Extract<Shape, { type: "number" }> }) {
  const { id, form, shared } = useCommon(props);
  const { field, path, label, value, help } = props;
  return (
    <>
      <Head htmlFor={id} label={label} required={field.required}>
        {help}
      </Head>
      <NumberInput
        {...shared}
        allowDecimal={!shape.whole}
        clampBehavior="none"
        {...(shape.least === null ? {} : { min: shape.least })}
        {...(shape.most === null ? {} : { max: shape.most })}
        placeholder={asText(field.fallback)}
        value={typeof value === "number" || typeof value === "string" ? value : ""}
        onChange={(next) => form.change(path, next === "" ? undefined : Number(next), label)}
      />
    </>
  );
}

export function SwitchField(props: FieldProps) {
  const { id, form, shared } = useCommon(props);
  const { path, label, value, help, field } = props;
  const { readOnly, required: _required, ...rest } = shared;
  return (
    <Head htmlFor={id} label={label}>
      <Switch
        {...rest}
        disabled={readOnly}
        checked={(value ?? field.fallback) === true}
        onChange={(event) => form.change(path, event.currentTarget.checked || (field.fallback === true ? false : undefined), label, true)}
      />
      {help}
    </Head>
  );
}

export function JsonField(props: FieldProps) {
  const { id, form, shared } = useCommon(props);
  const { path, label, value, help, field } = props;
  return (
    <>
      <Head htmlFor={id} label={label} required={field.required}>
        {help}
      </Head>
      <JsonInput
        {...shared}
        key={JSON.stringify(value)}
        autosize
        minRows={2}
        maxRows={12}
        validationError={<Trans>This is not valid JSON</Trans>}
        defaultValue={value === undefined ? "" : JSON.stringify(value, null, 2)}
        onBlur={(event) => {
          try {
            const text = event.currentTarget.value.trim();
            form.change(path, text === "" ? undefined : JSON.parse(text), label, true);
          } catch {
            // The field says so itself; the last valid value stays.
          }
        }}
      />
    </>
  );
}

interface LongTextProps {
  label: string;
  value: string;
  readOnly: boolean;
  rows?: number;
  onChange: (text: string) => void;
  onBlur?: () => void;
}

export function LongText({ label, value, readOnly, rows = 3, onChange, onBlur }: LongTextProps) {
  return <Textarea label={label} autosize minRows={rows} maxRows={16} value={value} readOnly={readOnly} onChange={(event) => onChange(event.currentTarget.value)} onBlur={onBlur} />;
}
