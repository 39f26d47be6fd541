/** The control for an answer that is not chosen from a list, by its type. What is typed is sent when it makes sense. */
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { Chips, TextInput } from "~/components/configurator/fields";
import type { QuestionFieldProps } from "~/components/configurator/QuestionField";

type TypedFieldProps = QuestionFieldProps & { id: string; described: string | undefined; label?: string };

const asText = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

export function TypedField(props: TypedFieldProps) {
  return props.question.valueType === "BOOLEAN" ? <Truth {...props} /> : <Typed {...props} />;
}

function Truth({ question, value, onAnswer, id, described }: TypedFieldProps) {
  const { t } = useLingui();
  const fixed = question.readOnly;
  return (
    <Chips
      id={id}
      described={described}
      value={String(value)}
      onValue={(next) => onAnswer(next === "true")}
      options={[
        { value: "true", label: t`Yes`, disabled: fixed && value !== true },
        { value: "false", label: t`No`, disabled: fixed && value !== false },
      ]}
    />
  );
}

/** The text as it is typed; what comes from outside replaces it only when it is another value. */
function Typed({ question, value, error, onAnswer, id, described, label }: TypedFieldProps) {
  const [text, setText] = useState(asText(value));
  const sent = useRef(asText(value));
  useEffect(() => {
    if (asText(value) === sent.current) return;
    sent.current = asText(value);
    setText(sent.current);
  }, [value]);
  const numeric = question.valueType === "INTEGER" || question.valueType === "DECIMAL";
  const [broken, setBroken] = useState(false);
  const type = (next: string) => {
    setText(next);
    const read = parse(question.valueType, next);
    setBroken(read === undefined);
    if (read === undefined) return;
    sent.current = asText(read);
    onAnswer(read);
  };
  return (
    <TextInput
      id={id}
      described={described}
      type={numeric ? "number" : question.valueType === "DATE" ? "date" : "text"}
      min={numeric ? (question.minimum ?? undefined) : undefined}
      max={numeric ? (question.maximum ?? undefined) : undefined}
      step={numeric ? (question.step ?? (question.valueType === "DECIMAL" ? "any" : "1")) : undefined}
      value={text}
      onValue={type}
      disabled={question.readOnly}
      {...(label === undefined ? {} : { label })}
      invalid={broken || error !== undefined}
      required={question.mandatory}
    />
  );
}

/** `undefined` for what can't be sent yet, `null` for no answer. */
export function parse(valueType: string, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (valueType === "INTEGER" || valueType === "DECIMAL") {
    const number = Number(trimmed);
    return Number.isFinite(number) ? number : undefined;
  }
  if (valueType !== "JSON") return text;
  try {
    return JSON.parse(trimmed);
  } catch {
    return undefined;
  }
}
