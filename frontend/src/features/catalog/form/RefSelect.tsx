/** Names other entities: found on the server as people type, and shown with their keys. */
import { useLingui } from "@lingui/react/macro";
import { MultiSelect, Select } from "@mantine/core";
import { useState } from "react";
import classes from "~/features/catalog/catalog.module.css";
import { type Option, useNames, useOptions } from "~/features/catalog/list/options";

const order: ("label" | "input" | "description" | "error")[] = ["label", "input", "error", "description"];

interface Common {
  label: string;
  section: string;
  description?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  readOnly?: boolean;
  hideLabel?: boolean;
  without?: readonly string[];
}

/** What was found, and what is chosen already, with its name. */
function useData(section: string, text: string, chosen: readonly string[], without: readonly string[] = []): Option[] {
  const options = useOptions(section, text);
  const known = new Set(options.map((one) => one.value));
  const lost = chosen.filter((key) => !known.has(key));
  const names = useNames(section, lost);
  return [...lost.map((key) => ({ value: key, label: names.get(key) ?? key })), ...options.filter((one) => !without.includes(one.value))];
}

const found = ({ option }: { option: { value: string; label: string } }) => (
  <span className={classes.option}>
    {option.label}
    {option.label !== option.value && <code className={classes.key}>{option.value}</code>}
  </span>
);

export function RefSelect(props: Common & { value: string | null; onChange: (value: string | null) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const data = useData(props.section, text, props.value ? [props.value] : [], props.without);
  const chosen = data.find((one) => one.value === props.value);
  return (
    <Select
      inputWrapperOrder={order}
      {...(props.hideLabel ? { "aria-label": props.label } : { label: props.label })}
      description={props.description}
      error={props.error}
      required={props.required ?? false}
      readOnly={props.readOnly ?? false}
      searchable
      clearable={!props.required}
      clearButtonProps={{ "aria-label": t`Clear` }}
      placeholder={t`Choose`}
      nothingFoundMessage={t`Nothing fits`}
      data={data}
      filter={({ options: all }) => all}
      renderOption={found}
      value={props.value}
      onSearchChange={(typed) => setText(typed === chosen?.label ? "" : typed)}
      onChange={props.onChange}
    />
  );
}

export function RefsSelect(props: Common & { value: readonly string[]; onChange: (value: string[]) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const data = useData(props.section, text, props.value, props.without);
  return (
    <MultiSelect
      inputWrapperOrder={order}
      {...(props.hideLabel ? { "aria-label": props.label } : { label: props.label })}
      description={props.description}
      error={props.error}
      required={props.required ?? false}
      readOnly={props.readOnly ?? false}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t`Clear` }}
      nothingFoundMessage={t`Nothing fits`}
      data={data}
      filter={({ options: all }) => all}
      renderOption={found}
      value={[...props.value]}
      onSearchChange={setText}
      onChange={props.onChange}
    />
  );
}
