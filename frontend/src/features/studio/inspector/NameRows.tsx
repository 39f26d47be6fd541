/** Names with their types: the variables of a flow, what it takes and what it gives. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { Place, Sample } from "~/components/expression/data";
import { ExpressionField } from "~/components/expression/ExpressionField";
import type { Scope } from "~/components/expression/scope";
import { findingsAt, messageOf, problemsOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import classes from "~/features/studio/inspector/inspector.module.css";
import { free, type Variable } from "~/features/studio/model/document";
import type { Finding } from "~/features/studio/store";

const pattern = /^[a-z][a-z0-9_]*$/;

function useTypes() {
  const { t } = useLingui();
  return [
    { value: "any", label: t`any` },
    { value: "string", label: t`text` },
    { value: "number", label: t`number` },
    { value: "boolean", label: t`yes or no` },
    { value: "date", label: t`date` },
    { value: "date_time", label: t`date and time` },
    { value: "duration", label: t`duration` },
    { value: "list", label: t`list` },
    { value: "object", label: t`object` },
  ];
}

interface NameTypeProps {
  name: string;
  type: string;
  taken: readonly string[];
  label: string;
  readOnly: boolean;
  error?: string | undefined;
  onName: (name: string) => void;
  onType: (type: string) => void;
  onRemove: () => void;
}

/** A name is taken over when one leaves the field, as keys are. */
function NameType({ name, type, taken, label, readOnly, error, onName, onType, onRemove }: NameTypeProps) {
  const { t } = useLingui();
  const types = useTypes();
  const [typed, setTyped] = useState(name);
  const wrong = !pattern.test(typed) ? t`Small letters, digits and _` : typed !== name && taken.includes(typed) ? t`Taken already` : undefined;
  const keep = () => {
    if (wrong) setTyped(name);
    else if (typed !== name) onName(typed);
  };
  return (
    <div className={classes.itemHead}>
      <TextInput
        className={classes.grow}
        classNames={{ input: classes.code ?? "" }}
        aria-label={t`Name of ${label}`}
        value={typed}
        readOnly={readOnly}
        spellCheck={false}
        maxLength={60}
        error={wrong ?? error}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === "Enter" && keep()}
      />
      <NativeSelect className={classes.type} aria-label={t`Type of ${label}`} disabled={readOnly} value={type} onChange={(event) => onType(event.currentTarget.value)} data={types} />
      {!readOnly && (
        <ActionIcon size={28} aria-label={t`Remove ${label}`} onClick={onRemove}>
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

interface TypedNamesProps {
  field: string;
  label: string;
  about: string;
  properties: Readonly<Record<string, { type: string }>>;
  readOnly: boolean;
  onChange: (properties: Record<string, { type: string }>) => void;
}

export function TypedNames({ field, label, about, properties, readOnly, onChange }: TypedNamesProps) {
  const id = useId();
  const entries = Object.entries(properties);
  const names = entries.map(([name]) => name);
  const put = (index: number, entry: [string, { type: string }] | null) => onChange(Object.fromEntries(entries.flatMap((old, at) => (at === index ? (entry ? [entry] : []) : [old]))));
  return (
    <div role="group" aria-labelledby={id} data-field={field}>
      <Head id={id} label={label} />
      <p className={classes.dim}>{about}</p>
      {entries.map(([name, one], index) => (
        <NameType
          key={name}
          name={name}
          type={one.type}
          taken={names}
          label={name}
          readOnly={readOnly}
          onName={(next) => put(index, [next, one])}
          onType={(type) => put(index, [name, { ...one, type }])}
          onRemove={() => put(index, null)}
        />
      ))}
      {!readOnly && <Add label={label} onAdd={() => onChange({ ...properties, [free("value", new Set(names))]: { type: "any" } })} />}
    </div>
  );
}

function Add({ label, onAdd }: { label: string; onAdd: () => void }) {
  const { t } = useLingui();
  return (
    <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} aria-label={t`Add to ${label}`} onClick={onAdd}>
      <Trans>Add</Trans>
    </Button>
  );
}

interface VariableRowsProps {
  variables: readonly Variable[];
  readOnly: boolean;
  findings: readonly Finding[];
  names: { scope: Scope; place: Place; sample: Sample | null };
  onChange: (variables: Variable[], merge?: string) => void;
}

export function VariableRows({ variables, readOnly, findings, names, onChange }: VariableRowsProps) {
  const { t } = useLingui();
  const id = useId();
  const keys = variables.map(({ key }) => key);
  const put = (index: number, change: Partial<Variable>, merge?: string) => onChange(variables.map((old, at) => (at === index ? { ...old, ...change } : old)), merge);
  return (
    <div role="group" aria-labelledby={id} data-field="variables">
      <Head id={id} label={t`Variables`} />
      <ol className={classes.items}>
        {variables.map((one, index) => (
          <li key={one.key} className={classes.item} aria-label={one.key}>
            <NameType
              name={one.key}
              type={one.type}
              taken={keys}
              label={one.key}
              readOnly={readOnly}
              error={messageOf(findingsAt(findings, ["variables", index], true))}
              onName={(key) => put(index, { key })}
              onType={(type) => put(index, { type })}
              onRemove={() => onChange(variables.filter((_one, at) => at !== index))}
            />
            <ExpressionField
              {...names}
              label={t`${one.key} at the start`}
              value={one.initial ?? ""}
              readOnly={readOnly}
              problems={problemsOf(findingsAt(findings, ["variables", index, "initial"]))}
              onChange={(initial) => {
                const { initial: _old, ...rest } = one;
                onChange(variables.map((old, at) => (at === index ? (initial === "" ? rest : { ...rest, initial }) : old)), `variables/${index}`);
              }}
            />
          </li>
        ))}
      </ol>
      {!readOnly && <Add label={t`Variables`} onAdd={() => onChange([...variables, { key: free("value", new Set(keys)), type: "any" }])} />}
    </div>
  );
}
