/** Writes or changes a test case: the values that come in, and what has to come out. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete, Button, JsonInput, Select, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Spec, TableTest } from "~/features/tables/model/table";
import classes from "~/features/tables/panels/panels.module.css";
import { readTest } from "~/features/tables/panels/problems/unary";
import { fieldsOf, scopeOf, type Typed, typedOf, type ValueField, valueOf } from "~/features/tables/panels/trial/fields";
import { ValuesForm } from "~/features/tables/panels/trial/ValuesForm";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { textOf } from "~/lib/text";

interface FormProps {
  editor: TableEditor;
  test: TableTest;
  onKeep: (test: TableTest) => void;
  onClose: () => void;
}

type Kind = "outputs" | "rows" | "nothing" | "error";
const several = new Set(["RULE ORDER", "OUTPUT ORDER", "COLLECT"]);

function kindOf({ expected }: TableTest, many: boolean): Kind {
  if (expected.error) return "error";
  if (expected.rows) return "rows";
  if (expected.outputs === null) return "nothing";
  return many && !expected.outputs ? "rows" : "outputs";
}

const fieldOf = (spec: Spec): ValueField => {
  const constants = (spec.allowed ?? []).flatMap((text) => {
    const set = readTest(text);
    return set?.kind === "texts" ? set.texts.map((one) => one.slice(1, -1)) : [];
  });
  return { path: spec.id, label: textOf(spec.label) || spec.id, type: spec.type ?? "any", choices: constants, closed: false };
};

export function CaseForm({ editor, test, onKeep, onClose }: FormProps) {
  const { t } = useLingui();
  const { table } = editor.session;
  const fields = useMemo(() => fieldsOf(table), [table]);
  const outputs = useMemo(() => table.outputs.map(fieldOf), [table.outputs]);
  const many = several.has(table.hit_policy ?? "UNIQUE") && !table.aggregation;
  const [name, setName] = useState(textOf(test.name));
  const [typed, setTyped] = useState<Typed>(() => typedOf(fields, test.input));
  const [kind, setKind] = useState<Kind>(() => kindOf(test, many));
  const [wanted, setWanted] = useState<Typed>(() => typedOf(outputs, test.expected.outputs));
  const [rows, setRows] = useState(() => JSON.stringify(test.expected.rows ?? [], null, 1));
  const parsed = useMemo(() => listOf(rows), [rows]);
  const kinds: { value: Kind; label: string }[] = [
    ...(many ? [{ value: "rows" as const, label: t`These answers, in this order` }] : [{ value: "outputs" as const, label: t`This answer` }]),
    ...(many ? [] : [{ value: "nothing" as const, label: t`No answer` }]),
    { value: "error", label: t`A refusal: several rows match` },
  ];
  const expected = (): TableTest["expected"] => {
    if (kind === "error") return { error: test.expected.error ?? "table.conflict" };
    if (kind === "nothing") return { outputs: null };
    if (kind === "rows") return { rows: parsed ?? [] };
    const matched = test.expected.matched ? { matched: test.expected.matched } : {};
    return { outputs: Object.fromEntries(outputs.map((field) => [field.path, valueOf(field, wanted[field.path]) ?? null])), ...matched };
  };
  const input = () => {
    const cleared = fields.reduce((scope, { path }) => without(scope, path.split(".")), test.input);
    return scopeOf(fields, typed, cleared);
  };
  return (
    <form
      className={classes.keep}
      aria-label={t`Test case`}
      onSubmit={(event) => {
        event.preventDefault();
        onKeep({ ...test, name: name.trim(), input: input(), expected: expected() });
      }}
    >
      <TextInput size="xs" autoFocus required label={t`Name of the case`} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <fieldset className={classes.fieldset}>
        <legend>
          <Trans>Values that come in</Trans>
        </legend>
        <ValuesForm fields={fields} typed={typed} onType={setTyped} />
      </fieldset>
      <fieldset className={classes.fieldset}>
        <legend>
          <Trans>What has to come out</Trans>
        </legend>
        <Select size="xs" aria-label={t`What has to come out`} allowDeselect={false} data={kinds} value={kind} onChange={(next) => next && setKind(next as Kind)} />
        {kind === "outputs" && <Outputs fields={outputs} typed={wanted} onType={setWanted} />}
        {kind === "rows" && (
          <JsonInput size="xs" label={t`Answers as JSON`} autosize minRows={3} value={rows} onChange={setRows} error={parsed ? undefined : t`This is no list of answers`} />
        )}
      </fieldset>
      <div className={classes.cardActions}>
        <Button type="submit" size="compact-sm" disabled={!name.trim() || (kind === "rows" && !parsed)}>
          <Trans>Save the case</Trans>
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          <Trans>Back</Trans>
        </Button>
      </div>
    </form>
  );
}

function Outputs({ fields, typed, onType }: { fields: readonly ValueField[]; typed: Typed; onType: (typed: Typed) => void }) {
  const { t } = useLingui();
  const yesNo = [{ value: "true", label: t`yes` }, { value: "false", label: t`no` }];
  return (
    <div className={classes.values}>
      {fields.map((field) => {
        const set = (text: string | null) => onType({ ...typed, [field.path]: text ?? "" });
        const shared = { size: "xs" as const, label: field.label, value: typed[field.path] ?? "" };
        if (field.type === "boolean") return <Select key={field.path} {...shared} clearable data={yesNo} value={shared.value || null} onChange={set} />;
        return field.choices.length > 0 ? (
          <Autocomplete key={field.path} {...shared} data={[...field.choices]} onChange={set} />
        ) : (
          <TextInput key={field.path} {...shared} onChange={(event) => set(event.currentTarget.value)} />
        );
      })}
    </div>
  );
}

function listOf(text: string): Record<string, unknown>[] | null {
  try {
    const found: unknown = JSON.parse(text);
    const fits = Array.isArray(found) && found.every((one) => typeof one === "object" && one !== null && !Array.isArray(one));
    return fits ? (found as Record<string, unknown>[]) : null;
  } catch {
    return null;
  }
}

/** The scope without the value at a path; objects that are left empty go too. */
function without(scope: Record<string, unknown>, [first = "", ...rest]: readonly string[]): Record<string, unknown> {
  const { [first]: value, ...others } = scope;
  if (rest.length === 0 || typeof value !== "object" || value === null || Array.isArray(value)) {
    return rest.length === 0 ? others : scope;
  }
  const below = without(value as Record<string, unknown>, rest);
  return Object.keys(below).length > 0 ? { ...others, [first]: below } : others;
}
