/** A text in both languages, side by side. */
import { Trans } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import classes from "~/features/fields/fields.module.css";
import type { Words } from "~/features/fields/model";

interface WordsInputProps {
  label: string;
  value: Words;
  onChange: (value: Words) => void;
  errorOf: (language: "en" | "pt_br") => string | undefined;
  required?: boolean;
  autoFocus?: boolean;
}

export function WordsInput({ label, value, onChange, errorOf, required = false, autoFocus = false }: WordsInputProps) {
  return (
    <div className={classes.pair}>
      <TextInput
        {...(autoFocus ? { "data-autofocus": true } : {})}
        label={<Trans>{label} (English)</Trans>}
        withAsterisk={required}
        value={value.en}
        error={errorOf("en")}
        onChange={(event) => onChange({ ...value, en: event.currentTarget.value })}
      />
      <TextInput
        label={<Trans>{label} (Portuguese)</Trans>}
        withAsterisk={required}
        value={value.ptBr}
        error={errorOf("pt_br")}
        onChange={(event) => onChange({ ...value, ptBr: event.currentTarget.value })}
      />
    </div>
  );
}
