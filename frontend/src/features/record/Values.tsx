/** Characteristics as a list of names and values. */
import { type NamedValue, ValueText } from "~/components/ValueText";
import classes from "~/features/record/record.module.css";

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
