/** The fields of a task's form: a list to tick off first, then whatever else is to be filled in. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Stack } from "@mantine/core";
import { ValueField } from "~/components/ValueField";
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
  const listed = new Set(checklistOf(task.details));
  const fields = task.form.filter(({ key }) => !without.includes(key));
  const errorAt = (key: string) =>
    messageAt(problems, "values", key) ?? (missing.has(key) ? t`Please fill this in` : undefined);
  return (
    <>
      {listed.size > 0 && (
        <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
          <legend style={{ fontWeight: 500, padding: 0, marginBottom: 8 }}>
            <Trans>Checklist</Trans>
          </legend>
          <Stack gap="xs">
            {fields
              .filter(({ key }) => listed.has(key))
              .map(({ key, label }) => (
                <Checkbox
                  key={key}
                  label={label.text}
                  checked={values[key] === true}
                  disabled={!editable}
                  error={errorAt(key)}
                  onChange={(event) => onChange(key, event.currentTarget.checked)}
                />
              ))}
          </Stack>
        </fieldset>
      )}
      {fields
        .filter(({ key }) => !listed.has(key))
        .map((field) => (
          <ValueField
            key={field.key}
            spec={{
              name: field.key,
              label: field.label.text,
              help: field.help?.text,
              valueType: field.type,
              mandatory: field.required,
              allowed: field.allowed,
            }}
            value={values[field.key]}
            disabled={!editable}
            onChange={(value) => onChange(field.key, value)}
            error={errorAt(field.key)}
          />
        ))}
    </>
  );
}
