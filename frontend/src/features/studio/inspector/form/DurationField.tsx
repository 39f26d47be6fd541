/** A length of time, typed as people say it or as ISO has it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { durationText } from "~/features/studio/duration";
import { readDuration, readIso } from "~/features/studio/inspector/form/durations";
import type { FieldProps } from "~/features/studio/inspector/form/props";
import { findingsAt, messageOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import classes from "~/features/studio/inspector/inspector.module.css";
import { useForm } from "~/features/studio/inspector/useForm";

interface DurationInputProps {
  id?: string;
  label?: string;
  value: string;
  readOnly: boolean;
  required?: boolean;
  error?: string | undefined;
  placeholder?: string;
  onChange: (iso: string | undefined) => void;
}

/** What is typed stays until one leaves the field; what is no duration goes no further than here. */
export function DurationInput({ id, label, value, readOnly, required = false, error, placeholder, onChange }: DurationInputProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (readIso(value) ? durationText(value) : value);
  const found = readDuration(typed ?? value);
  const bad = (typed ?? value).trim() !== "" && found === null;
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      readOnly={readOnly}
      required={required}
      placeholder={placeholder ?? t`2 days 4 hours`}
      value={shown}
      error={bad ? t`Write it as in “2 days 4 hours” or PT4H.` : error}
      inputContainer={(input) => (
        <>
          {input}
          {found && !bad && (
            <span className={classes.iso}>
              <code>{found}</code>
            </span>
          )}
        </>
      )}
      onFocus={() => setTyped(null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const next = readDuration(text);
        if (text.trim() === "") onChange(undefined);
        else if (next) onChange(next);
      }}
      onBlur={() => !bad && setTyped(null)}
    />
  );
}

export function DurationField({ field, path, label, value, help }: FieldProps) {
  const id = useId();
  const form = useForm();
  return (
    <>
      <Head htmlFor={id} label={label} required={field.required}>
        {help}
      </Head>
      <DurationInput
        id={id}
        value={typeof value === "string" ? value : ""}
        readOnly={form.readOnly}
        required={field.required}
        error={messageOf(findingsAt(form.findings, path))}
        onChange={(iso) => form.change(path, iso ?? (field.required ? "" : undefined), label)}
      />
    </>
  );
}

/** For what has no help of its own. */
export function PlainDuration({ label, ...props }: Omit<DurationInputProps, "id"> & { label: string }) {
  const id = useId();
  return (
    <div>
      <Head htmlFor={id} label={label}>
        {props.value === "" && (
          <span className={classes.dim}>
            <Trans>none</Trans>
          </span>
        )}
      </Head>
      <DurationInput id={id} {...props} />
    </div>
  );
}
