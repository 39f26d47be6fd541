/** Values of one's own as JSON: says where the text is wrong, and gives only what can be read. */
import { useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { useState } from "react";
import classes from "~/features/studio/trial/trial.module.css";

interface JsonFieldProps {
  label: string;
  description?: string;
  value: unknown;
  /** Called with undefined as long as the text is no JSON of the wanted shape. */
  onChange: (value: unknown) => void;
  /** "list" takes `[…]`, the rest `{…}`. */
  shape?: "object" | "list";
  error?: string | undefined;
  minRows?: number;
}

export const written = (value: unknown): string => (value === undefined ? "" : JSON.stringify(value, null, 2));

export function JsonField({ label, description, value, onChange, shape = "object", error, minRows = 4 }: JsonFieldProps) {
  const { t } = useLingui();
  const [text, setText] = useState(() => written(value));
  const [wrong, setWrong] = useState<string | null>(null);
  const change = (next: string) => {
    setText(next);
    try {
      const read: unknown = next.trim() === "" ? (shape === "list" ? [] : {}) : JSON.parse(next);
      const fits = shape === "list" ? Array.isArray(read) : typeof read === "object" && read !== null && !Array.isArray(read);
      setWrong(fits ? null : shape === "list" ? t`A list in square brackets is wanted.` : t`Values by name in curly brackets are wanted.`);
      onChange(fits ? read : undefined);
    } catch (problem) {
      setWrong(t`This is not valid JSON: ${(problem as Error).message}`);
      onChange(undefined);
    }
  };
  return (
    <Textarea
      className={classes.mono ?? ""}
      size="xs"
      label={label}
      description={description}
      autosize
      minRows={minRows}
      maxRows={24}
      spellCheck={false}
      value={text}
      error={wrong ?? error}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
