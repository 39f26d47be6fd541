/** The result of a step, put in by hand: the fields of its form where it has one, else values as JSON. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { ValueField } from "~/components/ValueField";
import type { FlowNode } from "~/features/studio/model/document";
import { JsonField } from "~/features/studio/trial/JsonField";
import { filled } from "~/features/studio/trial/model/question";
import { TrialForm } from "~/features/studio/trial/queries";

interface ResultFieldsProps {
  node: FlowNode;
  /** Called with undefined as long as it can't be read. */
  onChange: (result: Record<string, unknown> | undefined) => void;
}

export function ResultFields({ node, onChange }: ResultFieldsProps) {
  const { t } = useLingui();
  const key = typeof node.config?.["form"] === "string" ? node.config["form"] : "";
  const [{ data }] = useQuery({ query: TrialForm, variables: { key }, pause: key === "" });
  const [values, setValues] = useState<Record<string, unknown>>(node.kind === "approval" ? { decision: "approved" } : {});
  const [json, setJson] = useState(false);
  const fields = key ? (data?.form?.fields ?? []) : [];
  if (fields.length === 0 || json) {
    return <JsonField label={t`Result`} value={values} onChange={(next) => onChange(next as Record<string, unknown> | undefined)} />;
  }
  const set = (name: string, value: unknown) => {
    const next = { ...values, [name]: value };
    setValues(next);
    onChange(filled(next));
  };
  return (
    <>
      {fields.map(({ key: name, label, help, type, allowed }) => (
        <ValueField
          key={name}
          spec={{ name, label: label.text, help: help?.text, valueType: type, mandatory: false, allowed: allowed ?? null }}
          value={values[name] ?? null}
          onChange={(value) => set(name, value)}
        />
      ))}
      <div>
        <Button size="compact-xs" variant="subtle" onClick={() => setJson(true)}>
          <Trans>Write it as JSON</Trans>
        </Button>
      </div>
    </>
  );
}
