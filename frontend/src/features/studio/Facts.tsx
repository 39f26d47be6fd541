/** Settings and values of a step, read from plain data. */
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWord } from "~/components/useWord";
import { priorityWords } from "~/components/words";
import { durationText } from "~/features/studio/duration";
import classes from "~/features/studio/studio.module.css";
import { settingWords } from "~/features/studio/words";
import { textOf } from "~/lib/text";

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was set in a node: fixed values as they are, expressions as code. */
export function Settings({ config }: { config: Plain }) {
  const word = useWord();
  return Object.entries(config).map(([name, value]) => (
    <Fact key={name} label={word(settingWords, name)}>
      <Setting name={name} value={value} />
    </Fact>
  ));
}

function Setting({ name, value }: { name: string; value: unknown }) {
  const word = useWord();
  if (value === true) return <Trans>Yes</Trans>;
  if (value === false) return <Trans>No</Trans>;
  if (typeof value === "string") {
    if (name === "table") return <Link to={`/policies/${value}` as string}>{value}</Link>;
    if (name === "duration") return durationText(value);
    return name === "priority" ? word(priorityWords, value) : value;
  }
  if (name === "cases" && Array.isArray(value)) {
    return (value as { port: string; when: string }[]).map(({ port, when }) => (
      <div key={port}>
        {port.replaceAll("_", " ")}: <code>{when}</code>
      </div>
    ));
  }
  if (isPlain(value)) {
    if (typeof value["expr"] === "string") return <code>{value["expr"]}</code>;
    if (typeof value["const"] === "string") return value["const"];
    if (typeof value["en"] === "string") return textOf(value as Record<string, string>);
  }
  return <code>{JSON.stringify(value)}</code>;
}

/** Values that a run carried, by name. */
export function Values({ values }: { values: unknown }) {
  if (!isPlain(values)) return <code>{JSON.stringify(values)}</code>;
  const entries = Object.entries(values);
  if (entries.length === 0) {
    return (
      <span className={classes.dim}>
        <Trans>nothing</Trans>
      </span>
    );
  }
  return (
    <dl className={classes.facts}>
      {entries.map(([name, value]) => (
        <Fact key={name} label={name}>
          {value === null || value === "" ? (
            <span className={classes.dim}>
              <Trans>not set</Trans>
            </span>
          ) : typeof value === "object" ? (
            <code>{JSON.stringify(value)}</code>
          ) : (
            String(value)
          )}
        </Fact>
      ))}
    </dl>
  );
}
