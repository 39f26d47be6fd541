/** The settings of the flow itself: its name, what it works on, its variables, and what it takes and gives. */
import { Trans, useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import { useId } from "react";
import { useScope } from "~/components/expression/data";
import { Head } from "~/features/studio/inspector/form/Labelled";
import { TextsInput } from "~/features/studio/inspector/form/TextsField";
import classes from "~/features/studio/inspector/inspector.module.css";
import { TypedNames, VariableRows } from "~/features/studio/inspector/NameRows";
import type { Flow } from "~/features/studio/model/document";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { useMemo } from "react";

type Properties = Record<string, { type: string }>;

export function FlowForm() {
  const { t } = useLingui();
  const nameId = useId();
  const inputId = useId();
  const store = useStudioStore();
  const flow = useStudio((studio) => studio.doc.flow);
  const flowKey = useStudio((studio) => studio.key);
  const revision = useStudio((studio) => studio.base.revision);
  const readOnly = useStudio((studio) => studio.readOnly !== false);
  const findings = useStudio((studio) => studio.findings);
  const sample = useStudio((studio) => studio.sample?.input ?? null);
  const place = useMemo(() => ({ flowKey, revision }), [flowKey, revision]);
  const scope = useScope(place);
  const change = (label: string, mend: (flow: Flow) => void, merge?: string) =>
    store.getState().edit(label, (draft) => mend(draft.flow as unknown as Flow), merge ? { merge } : {});
  const output = (flow.output as { properties?: Properties } | undefined)?.properties ?? {};
  const inputs = flow.input.properties ?? {};
  return (
    <>
      <div className={classes.kind}>
        <span>{t`The flow`}</span>
        <code>{flow.key}</code>
      </div>
      <p className={classes.dim}>
        <Trans>Choose a step, an edge or a note to see its settings.</Trans>
      </p>
      <div className={classes.fields}>
        <div data-field="name" role="group" aria-labelledby={nameId}>
          <Head id={nameId} label={t`Name`} />
          <TextsInput label={t`Name`} value={flow.name} readOnly={readOnly} onChange={(texts) => change(t`Rename the flow`, (own) => (own.name = texts), "flow/name")} />
        </div>
        <div data-field="input.type">
          <Head htmlFor={inputId} label={t`Works on`} />
          <NativeSelect
            id={inputId}
            disabled={readOnly}
            value={flow.input.type}
            onChange={(event) => {
              const type = event.currentTarget.value;
              change(t`Change what the flow works on`, (own) => (own.input = { ...own.input, type }));
            }}
            data={[
              { value: "order", label: t`An order` },
              { value: "order_line", label: t`A line of an order` },
              { value: "domain_order", label: t`A domain order` },
              { value: "task", label: t`A task` },
              { value: "fallout", label: t`A fallout` },
              { value: "any", label: t`Whatever it is called for` },
            ]}
          />
        </div>
        <VariableRows
          variables={flow.variables ?? []}
          readOnly={readOnly}
          findings={findings}
          names={{ scope, place, sample }}
          onChange={(variables, merge) =>
            change(
              t`Change the variables`,
              (own) => {
                if (variables.length > 0) own.variables = variables;
                else delete own.variables;
              },
              merge,
            )
          }
        />
        {(flow.kind === "subflow" || Object.keys(inputs).length > 0) && (
          <TypedNames
            field="input.properties"
            label={t`Takes`}
            about={t`Whoever calls the flow gives these; it reads them as input.<name>.`}
            properties={inputs}
            readOnly={readOnly}
            onChange={(properties) =>
              change(t`Change what the flow takes`, (own) => {
                const { properties: _old, ...rest } = own.input;
                own.input = Object.keys(properties).length > 0 ? { ...rest, properties } : rest;
              })
            }
          />
        )}
        <TypedNames
          field="output.properties"
          label={t`Gives`}
          about={t`Its ends map these; whoever called the flow reads them.`}
          properties={output}
          readOnly={readOnly}
          onChange={(properties) =>
            change(t`Change what the flow gives`, (own) => {
              if (Object.keys(properties).length > 0) own.output = { ...own.output, type: "object", properties };
              else delete own.output;
            })
          }
        />
      </div>
    </>
  );
}
