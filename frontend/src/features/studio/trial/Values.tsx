/** Values that went in or came out, by name, as deep as they go. */
import { Trans } from "@lingui/react/macro";
import classes from "~/features/studio/trial/trial.module.css";

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

const manyItems = 20;

export function Values({ values }: { values: unknown }) {
  return isPlain(values) && Object.keys(values).length > 0 ? (
    <dl className={classes.values}>
      {Object.entries(values).map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{name}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  ) : (
    <Value value={values} />
  );
}

function Value({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === "") {
    return (
      <span className={classes.dim}>
        <Trans>not set</Trans>
      </span>
    );
  }
  if (value === true) return <Trans>yes</Trans>;
  if (value === false) return <Trans>no</Trans>;
  if (typeof value !== "object") return <>{String(value)}</>;
  const small = JSON.stringify(value);
  if (small.length <= 48) return <code>{small}</code>;
  const count = Array.isArray(value) ? value.length : Object.keys(value).length;
  const items: Plain = Array.isArray(value) ? Object.fromEntries(value.slice(0, manyItems).map((one, index) => [index + 1, one])) : (value as Plain);
  return (
    <details>
      <summary>{Array.isArray(value) ? <Trans>{count} items</Trans> : <Trans>{count} values</Trans>}</summary>
      <div className={classes.nested}>
        <Values values={items} />
        {count > manyItems && Array.isArray(value) && (
          <p className={classes.dim}>
            <Trans>and {count - manyItems} more</Trans>
          </p>
        )}
      </div>
    </details>
  );
}
