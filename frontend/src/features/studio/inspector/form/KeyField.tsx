/** The key of something else, to search among what there is, with a way to open it. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Autocomplete, Tooltip } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { FieldProps } from "~/features/studio/inspector/form/props";
import { findingsAt, messageOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import type { FieldSpec } from "~/features/studio/inspector/form/schema";
import { useKeys } from "~/features/studio/inspector/form/useKeys";
import classes from "~/features/studio/inspector/inspector.module.css";
import { type Path, useForm } from "~/features/studio/inspector/useForm";
import { textOf } from "~/lib/text";

interface KeyInputProps {
  id: string;
  field: FieldSpec;
  path: Path;
  label: string;
  value: string;
  readOnly: boolean;
  required: boolean;
  error: string | undefined;
  onChange: (key: string) => void;
}

const mostOptions = 40;

export function KeyInput({ id, field, label, value, readOnly, required, error, onChange }: KeyInputProps) {
  const { t } = useLingui();
  const known = useKeys(field.refers);
  const names = new Map<string, string>([...field.choices.map((one): [string, string] => [one, textOf(field.words[one])]), ...known.keys.map(({ key, name }): [string, string] => [key, name])]);
  const open = value !== "" && names.has(value) ? known.open(value) : null;
  return (
    <div className={classes.key}>
      <Autocomplete
        id={id}
        className={classes.grow}
        readOnly={readOnly}
        required={required}
        error={error}
        spellCheck={false}
        placeholder={t`Search`}
        description={names.get(value) || undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        comboboxProps={{ withinPortal: false }}
        maxDropdownHeight={260}
        data={[...names.keys()]}
        filter={({ options, search }) => {
          const words = names.has(search) ? [] : search.toLowerCase().split(/\s+/).filter(Boolean);
          return options.filter((one) => "value" in one && words.every((word) => `${one.value} ${names.get(one.value)}`.toLowerCase().includes(word))).slice(0, mostOptions);
        }}
        renderOption={({ option }) => (
          <span className={classes.option}>
            {names.get(option.value) || option.value}
            <code>{option.value}</code>
          </span>
        )}
        value={value}
        onChange={onChange}
      />
      {open && (
        <Tooltip label={t`Open ${value}`}>
          <ActionIcon component={Link} {...{ to: open }} target="_blank" aria-label={t`Open ${value}, ${label}`}>
            <IconExternalLink size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

export function KeyField({ field, path, label, value, help }: FieldProps) {
  const id = useId();
  const form = useForm();
  return (
    <>
      <Head htmlFor={id} label={label} required={field.required}>
        {help}
      </Head>
      <KeyInput
        id={id}
        field={field}
        path={path}
        label={label}
        value={typeof value === "string" ? value : ""}
        readOnly={form.readOnly}
        required={field.required}
        error={messageOf(findingsAt(form.findings, path))}
        onChange={(key) => form.change(path, key === "" && !field.required ? undefined : key, label)}
      />
    </>
  );
}
