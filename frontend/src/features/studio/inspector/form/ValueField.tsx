/** A value that is fixed, or computed by an expression. */
import { useLingui } from "@lingui/react/macro";
import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { ExpressionField } from "~/components/expression/ExpressionField";
import { DurationInput } from "~/features/studio/inspector/form/DurationField";
import { sortWanted } from "~/features/studio/inspector/form/FeelField";
import type { FieldProps } from "~/features/studio/inspector/form/props";
import { findingsAt, messageOf, problemsOf } from "~/features/studio/inspector/form/findings";
import { KeyInput } from "~/features/studio/inspector/form/KeyField";
import { Head } from "~/features/studio/inspector/form/Labelled";
import { at } from "~/features/studio/inspector/form/schema";
import { namesOf, useForm } from "~/features/studio/inspector/useForm";
import { textOf } from "~/lib/text";

type How = "const" | "expr";

const quoted = /^"((?:[^"\\]|\\.)*)"$/;

/** What was fixed becomes an expression that says the same, and the other way round where that is possible. */
function turned(text: string, to: How): string {
  if (to === "expr") return text === "" ? "" : JSON.stringify(text);
  return quoted.test(text.trim()) ? (JSON.parse(text.trim()) as string) : "";
}

export function ValueField({ field, path, label, value, help }: FieldProps) {
  const { t } = useLingui();
  const id = useId();
  const form = useForm();
  const expr = at(value, ["expr"]);
  const fixed = at(value, ["const"]);
  const given: How | null = typeof expr === "string" ? "expr" : typeof fixed === "string" ? "const" : null;
  const [wanted, setWanted] = useState<How>("const");
  const how = given ?? wanted;
  const text = typeof expr === "string" ? expr : typeof fixed === "string" ? fixed : "";
  const set = (next: string, to: How = how) => form.change(path, next === "" && !field.required ? undefined : { [to]: next }, label);
  const found = findingsAt(form.findings, path);
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t`How ${label} is given`}
      disabled={form.readOnly}
      value={how}
      onChange={(next) => {
        const to = next as How;
        setWanted(to);
        if (given !== null) form.change(path, turned(text, to) === "" && !field.required ? undefined : { [to]: turned(text, to) }, label, true);
      }}
      data={[
        { value: "const", label: t`Fixed` },
        { value: "expr", label: "FEEL" },
      ]}
    />
  );
  if (how === "expr") {
    return (
      <ExpressionField
        label={label}
        value={text}
        onChange={set}
        {...namesOf(form, field.inner)}
        sample={form.sample}
        problems={problemsOf(found)}
        required={field.required}
        readOnly={form.readOnly}
        expected={field.expects ? sortWanted(field.expects) : "text"}
        tools={
          <>
            {help}
            {choice}
          </>
        }
      />
    );
  }
  return (
    <>
      <Head htmlFor={id} label={label} required={field.required}>
        {help}
        {choice}
      </Head>
      <Fixed id={id} field={field} path={path} label={label} text={text} readOnly={form.readOnly} error={messageOf(found)} onChange={set} />
    </>
  );
}

interface FixedProps extends Pick<FieldProps, "field" | "path" | "label"> {
  id: string;
  text: string;
  readOnly: boolean;
  error: string | undefined;
  onChange: (text: string) => void;
}

function Fixed({ id, field, path, label, text, readOnly, error, onChange }: FixedProps) {
  const { t } = useLingui();
  const common = { id, readOnly, required: field.required, error };
  if (field.refers) return <KeyInput {...common} field={field} path={path} label={label} value={text} onChange={onChange} />;
  if (field.expects === "duration") return <DurationInput {...common} value={text} onChange={(iso) => onChange(iso ?? "")} />;
  if (field.choices.length > 0) {
    const { readOnly: _readOnly, ...rest } = common;
    return (
      <NativeSelect
        {...rest}
        disabled={readOnly}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[
          ...(text === "" || !field.required ? [{ value: "", label: t`Choose` }] : []),
          ...[...new Set([...field.choices, ...(text ? [text] : [])])].map((one) => ({ value: one, label: textOf(field.words[one]) || one })),
        ]}
      />
    );
  }
  return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
}
