/** The settings of one step: its name and key, what its kind asks for, its condition, its values, and how it may fail. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { ConditionField } from "~/components/expression/conditions/ConditionField";
import { kindIcon } from "~/features/studio/canvas/icons";
import { WithCode } from "~/features/studio/inspector/form/FieldHelp";
import { findingsAt, problemsOf, restOf } from "~/features/studio/inspector/form/findings";
import { Fields } from "~/features/studio/inspector/form/FieldView";
import { fieldsOf } from "~/features/studio/inspector/form/schema";
import classes from "~/features/studio/inspector/inspector.module.css";
import { MapFields } from "~/features/studio/inspector/MapFields";
import { NameAndKey } from "~/features/studio/inspector/NameAndKey";
import { PolicyFields } from "~/features/studio/inspector/PolicyFields";
import { useForm } from "~/features/studio/inspector/useForm";

export function NodeForm() {
  const { t } = useLingui();
  const form = useForm();
  const { node, kind, findings, readOnly } = form;
  const fields = useMemo(() => fieldsOf(kind?.schema), [kind]);
  const config = Object.keys(node.config ?? {}).length > 0 || fields.length > 0;
  const maps = (kind?.places.length ?? 0) > 0 || (node.map?.length ?? 0) > 0;
  return (
    <>
      <div className={classes.kind}>
        {kindIcon(node.kind, 18, kind?.category.key)}
        <span>{kind?.label.text ?? node.kind}</span>
      </div>
      {kind ? (
        <details className={classes.about}>
          <summary>
            <Trans>About this kind of step</Trans>
          </summary>
          <p>
            <WithCode text={kind.help.text} />
          </p>
        </details>
      ) : (
        <p className={classes.bad}>
          <Trans>This server has no kind of step called {node.kind}. What it holds is kept as it is.</Trans>
        </p>
      )}
      {restOf(findings).map(({ code, message, fix, severity }) => (
        <p key={code + message} className={severity === "error" ? classes.bad : classes.warn}>
          {message} {fix}
        </p>
      ))}
      <div className={classes.fields}>
        <NameAndKey />
        {config && <Fields fields={fields} value={node.config} path={["config"]} />}
        {(kind?.hasCondition || node.when) && (
          <div data-field="when">
            <ConditionField
              label={t`Only when`}
              description={t`Otherwise the flow passes the step by.`}
              value={node.when ?? ""}
              onChange={(text) => form.change(["when"], text === "" ? undefined : text, t`condition`)}
              scope={form.scope}
              place={form.place}
              sample={form.sample}
              problems={problemsOf(findingsAt(findings, ["when"]))}
              readOnly={readOnly}
            />
          </div>
        )}
        {maps && <MapFields />}
        <PolicyFields />
      </div>
    </>
  );
}
