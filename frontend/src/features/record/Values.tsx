/** Characteristics as a list of names and values; unset ones are said to be unset. */
import { Trans } from "@lingui/react/macro";
import classes from "~/features/record/record.module.css";

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
      <span className={classes.dim}>
        <Trans>not set</Trans>
      </span>
    );
  }
  if (value === true) return <Trans>Yes</Trans>;
  if (value === false) return <Trans>No</Trans>;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return <>{unit ? `${text} ${unit}` : text}</>;
}

export function Values({ values }: { values: readonly NamedValue[] }) {
  return (
    <dl className={classes.values}>
      {values.map((one) => (
        <div key={one.name} style={{ display: "contents" }}>
          <dt>{one.label.text}</dt>
          <dd>
            <ValueText of={one} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
