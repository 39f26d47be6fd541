/** A characteristic's value in words: its label where it has one, with its unit; an unset one is said to be unset. */
import { Trans } from "@lingui/react/macro";

export interface NamedValue {
  name: string;
  label: { text: string };
  value?: unknown;
  valueLabel?: { text: string } | null | undefined;
  unit?: string | null | undefined;
}

export function ValueText({ of: { value, valueLabel, unit } }: { of: NamedValue }) {
  if (valueLabel) return <>{valueLabel.text}</>;
  if (value === null || value === undefined || value === "") {
    return (
      <span style={{ color: "var(--mantine-color-dimmed)" }}>
        <Trans>not set</Trans>
      </span>
    );
  }
  if (value === true) return <Trans>Yes</Trans>;
  if (value === false) return <Trans>No</Trans>;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return <>{unit ? `${text} ${unit}` : text}</>;
}
