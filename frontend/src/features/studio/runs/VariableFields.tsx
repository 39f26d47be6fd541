/** The variables of a run that stands failed, to be corrected before it goes on. */
import { Trans } from "@lingui/react/macro";
import { ValueField } from "~/components/ValueField";
import type { Flow } from "~/features/studio/model/document";
import { fieldOf } from "~/features/studio/runs/resuming";

interface VariableFieldsProps {
  flow: Flow;
  values: Record<string, unknown>;
  onChange: (values: Record<string, unknown>) => void;
}

export function VariableFields({ flow, values, onChange }: VariableFieldsProps) {
  const variables = flow.variables ?? [];
  if (variables.length === 0) return null;
  return (
    <details>
      <summary>
        <Trans>Correct variables first</Trans>
      </summary>
      {variables.map((variable) => (
        <ValueField
          key={variable.key}
          spec={fieldOf(variable)}
          value={values[variable.key] ?? null}
          onChange={(value) => onChange({ ...values, [variable.key]: value })}
        />
      ))}
    </details>
  );
}
