/** An expression in a form: a condition is built of rows, anything else is written. */
import { ConditionField } from "~/components/expression/conditions/ConditionField";
import { ExpressionField } from "~/components/expression/ExpressionField";
import type { Sort } from "~/components/expression/scope";
import type { FieldProps } from "~/features/studio/inspector/form/props";
import { findingsAt, problemsOf } from "~/features/studio/inspector/form/findings";
import { namesOf, useForm } from "~/features/studio/inspector/useForm";

const sorts: Readonly<Record<string, Sort>> = { boolean: "boolean", list: "list", date: "date_time", duration: "duration" };

export const sortWanted = (expects: string | null): Sort => sorts[expects ?? ""] ?? "any";

export function FeelField({ field, path, label, value, help }: FieldProps) {
  const form = useForm();
  const common = {
    label,
    value: typeof value === "string" ? value : "",
    onChange: (text: string) => form.change(path, text === "" && !field.required ? undefined : text, label),
    ...namesOf(form, field.inner),
    sample: form.sample,
    problems: problemsOf(findingsAt(form.findings, path)),
    required: field.required,
    readOnly: form.readOnly,
    tools: help,
  };
  if (field.expects === "boolean") return <ConditionField {...common} />;
  return <ExpressionField {...common} expected={sortWanted(field.expects)} />;
}
