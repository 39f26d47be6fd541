/** A text in each language of the product, and in those that a document has besides. */
import { useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { useId } from "react";
import type { FieldProps } from "~/features/studio/inspector/form/props";
import { findingsAt, messageOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import classes from "~/features/studio/inspector/inspector.module.css";
import { useForm } from "~/features/studio/inspector/useForm";
import { locales } from "~/lib/i18n";

const names: Readonly<Record<string, string>> = locales;

interface TextsInputProps {
  label: string;
  value: unknown;
  readOnly: boolean;
  error?: string | undefined;
  onChange: (texts: Record<string, string>, locale: string) => void;
  onBlur?: () => void;
}

const textsOf = (value: unknown): Record<string, string> =>
  typeof value === "string" ? { en: value } : typeof value === "object" && value !== null ? (value as Record<string, string>) : {};

export function TextsInput({ label, value, readOnly, error, onChange, onBlur }: TextsInputProps) {
  const { t } = useLingui();
  const texts = textsOf(value);
  return (
    <div className={classes.texts}>
      {[...new Set([...Object.keys(names), ...Object.keys(texts)])].map((locale, index) => {
        const language = names[locale] ?? locale;
        return (
          <Textarea
            key={locale}
            autosize
            minRows={1}
            maxRows={8}
            aria-label={t`${label} in ${language}`}
            leftSection={<span className={classes.locale}>{locale.slice(0, 2)}</span>}
            readOnly={readOnly}
            lang={locale}
            value={texts[locale] ?? ""}
            error={index === 0 ? error : undefined}
            onBlur={onBlur}
            onChange={(event) => {
              const { [locale]: _old, ...others } = texts;
              const next = event.currentTarget.value;
              // In the order of the languages, so that the document does not change by the order of typing.
              const all = next === "" ? others : { ...others, [locale]: next };
              onChange(Object.fromEntries([...Object.keys(names), ...Object.keys(all)].filter((one) => all[one] !== undefined).map((one) => [one, all[one] ?? ""])), locale);
            }}
          />
        );
      })}
    </div>
  );
}

export function TextsField({ field, path, label, value, help }: FieldProps) {
  const id = useId();
  const form = useForm();
  return (
    <div role="group" aria-labelledby={id}>
      <Head id={id} label={label} required={field.required}>
        {help}
      </Head>
      <TextsInput
        label={label}
        value={value}
        readOnly={form.readOnly}
        error={messageOf(findingsAt(form.findings, path))}
        onChange={(texts) => form.change(path, Object.keys(texts).length === 0 && !field.required ? undefined : texts, label)}
      />
    </div>
  );
}
