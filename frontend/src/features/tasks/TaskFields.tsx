/** The fields of a task's form, with what is missing or was refused at each of them. */
import { useLingui } from "@lingui/react/macro";
import { FormFields } from "~/components/FormFields";
import { checklistOf } from "~/features/tasks/details";
import type { Task } from "~/features/tasks/queries";
import type { Values } from "~/features/tasks/values";
import { messageAt, type Problem } from "~/lib/problems";

interface TaskFieldsProps {
  task: Task;
  /** Fields that are asked for in another way. */
  without?: readonly string[];
  values: Values;
  missing: ReadonlySet<string>;
  problems: readonly Problem[];
  editable: boolean;
  onChange: (key: string, value: unknown) => void;
}

const NOTHING: readonly string[] = [];

export function TaskFields({ task, without = NOTHING, values, missing, problems, editable, onChange }: TaskFieldsProps) {
  const { t } = useLingui();
  const fields = task.form.filter(({ key }) => !without.includes(key));
  return (
    <FormFields
      fields={fields.map((field) => ({
        name: field.key,
        label: field.label.text,
        help: field.help?.text,
        heading: field.heading?.text,
        valueType: field.type,
        mandatory: field.required,
        allowed: field.allowed,
        minimum: field.minimum,
        maximum: field.maximum,
        unit: field.unit,
        multiline: field.multiline,
      }))}
      checklist={checklistOf(task.details)}
      values={values}
      errorOf={(key) => messageAt(problems, "values", key) ?? (missing.has(key) ? t`Please fill this in` : undefined)}
      editable={editable}
      onChange={onChange}
    />
  );
}
