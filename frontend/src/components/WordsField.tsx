/** One text in the languages of the product, side by side. */
import { useLingui } from "@lingui/react/macro";
import { Textarea, TextInput } from "@mantine/core";
import classes from "~/components/WordsField.module.css";

type Words = Readonly<Record<string, string>>;

const languages = ["en", "pt-BR"] as const;

interface WordsFieldProps {
  label: string;
  words: Words | undefined;
  onChange: (words: Record<string, string>) => void;
  errorOf: (language: string) => string | undefined;
  required?: boolean;
  multiline?: boolean;
  readOnly?: boolean;
  description?: string;
  onLeave?: () => void;
}

export function WordsField({ label, words, onChange, errorOf, required, multiline, readOnly, description, onLeave }: WordsFieldProps) {
  const { t } = useLingui();
  const names: Record<string, string> = { en: t`English`, "pt-BR": t`Portuguese` };
  const Input = multiline ? Textarea : TextInput;
  return (
    <div role="group" aria-label={label}>
      <div className={classes.pair}>
        {languages.map((language) => (
          <Input
            key={language}
            label={`${label} (${names[language]})`}
            description={description}
            required={(required ?? false) && language === "en"}
            readOnly={readOnly ?? false}
            maxLength={300}
            {...(multiline ? { autosize: true, minRows: 1, maxRows: 5 } : {})}
            value={words?.[language] ?? ""}
            error={errorOf(language)}
            onBlur={onLeave}
            onChange={(event: { currentTarget: { value: string } }) => {
              const { [language]: _, ...others } = words ?? {};
              const text = event.currentTarget.value;
              onChange(text ? { ...others, [language]: text } : others);
            }}
          />
        ))}
      </div>
    </div>
  );
}
