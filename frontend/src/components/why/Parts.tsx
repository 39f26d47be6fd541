/** Small parts of an explanation: values as chips, a rule as code, what is waited for. */
import { Trans, useLingui } from "@lingui/react/macro";
import classes from "~/components/why/why.module.css";

interface Shown {
  value?: unknown;
  valueLabel?: { text: string } | null | undefined;
  unit?: string | null | undefined;
}

export function ShownValue({ of: { value, valueLabel, unit } }: { of: Shown }) {
  if (valueLabel) return <>{valueLabel.text}</>;
  if (value === null || value === undefined || value === "") return <Trans>not set</Trans>;
  if (value === true) return <Trans>Yes</Trans>;
  if (value === false) return <Trans>No</Trans>;
  const isOpen = typeof value === "object" && "open" in value;
  if (isOpen) return <Trans>left open</Trans>;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return <>{unit ? `${text} ${unit}` : text}</>;
}

interface ReadValue extends Shown {
  owner: string;
  name: string;
  label: { text: string };
}

/** What a rule saw. */
export function ValuesRead({ read }: { read: readonly ReadValue[] }) {
  const { t } = useLingui();
  if (read.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t`Values read`}>
      {read.map((one) => (
        <li key={`${one.owner}.${one.name}`} className={classes.chip}>
          {one.label.text}: <strong><ShownValue of={one} /></strong>
        </li>
      ))}
    </ul>
  );
}

export function RuleCode({ rule }: { rule: string | null | undefined }) {
  return rule ? <code className={classes.rule}>{rule}</code> : null;
}

interface AwaitedValue {
  key: string;
  label: { text: string };
  owner: { text: string };
}

/** Characteristics that something waits for, each with what it is one of. */
export function WaitsFor({ values }: { values: readonly AwaitedValue[] }) {
  const { t } = useLingui();
  if (values.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t`Waits for`}>
      {values.map((one) => (
        <li key={one.key} className={classes.chip} title={one.key}>
          <strong>{one.label.text}</strong> · {one.owner.text}
        </li>
      ))}
    </ul>
  );
}
