/** Characteristics as a list of names and values; unset ones are said to be unset. */
import { Trans } from "@lingui/react/macro";
import classes from "~/features/record/record.module.css";

export interface NamedValue {
  name: string;
  label: { text: string };
  value?: unknown;
}

export function ValueText({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === "") {
    return (
      <span className={classes.dim}>
        <Trans>not set</Trans>
      </span>
    );
  }
  if (value === true) return <Trans>Yes</Trans>;
  if (value === false) return <Trans>No</Trans>;
  return <>{typeof value === "object" ? JSON.stringify(value) : String(value)}</>;
}

export function Values({ values }: { values: readonly NamedValue[] }) {
  return (
    <dl className={classes.values}>
      {values.map(({ name, label, value }) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{label.text}</dt>
          <dd>
            <ValueText value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
