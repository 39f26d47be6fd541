/** Where the form is used, and how it was before. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWordsOf } from "~/components/useWordsOf";
import { When } from "~/components/When";
import classes from "~/features/forms/forms.module.css";
import type { Form } from "~/features/forms/model/form";
import type { FormRecord } from "~/features/forms/queries";
import type { Edits } from "~/lib/useEdits";

export function Uses({ record }: { record: FormRecord }) {
  const { t } = useLingui();
  return (
    <>
      <p className={classes.first}>
        {record.openTasks > 0 ? (
          <Plural
            value={record.openTasks}
            one="# task with this form is open; it keeps the form as it was when it was opened."
            other="# tasks with this form are open; they keep the form as it was when they were opened."
          />
        ) : (
          <Trans>No open task has this form.</Trans>
        )}
      </p>
      {record.uses.length === 0 ? (
        <p className={classes.dim}>
          <Trans>No flow names it yet: choose it at a manual task, a work order or an approval.</Trans>
        </p>
      ) : (
        <ul className={classes.rows}>
          {record.uses.map((use) => (
            <li key={`${use.flowKey}:${use.node}:${use.draft}`}>
              <Link to={`/flows/${use.flowKey}` as string}>{use.flowName.text}</Link>{" "}
              <span className={classes.dim}>
                {use.node}
                {use.draft && ` · ${t`draft`}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function Versions({ record, edits, readOnly }: { record: FormRecord; edits: Edits<Form>; readOnly: boolean }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  return (
    <ul className={classes.rows}>
      {record.versions.map((version) => {
        const form = version.content as Form;
        return (
          <li key={version.version} className={classes.version}>
            <span>
              <Trans>Version {version.version}</Trans> <span className={classes.dim}>{version.author?.name ?? t`Shipped`} · <When at={version.at} /></span>
              <br />
              <span className={classes.dim}>{form.fields.map((field) => wordsOf(field.label) || field.key).join(", ")}</span>
            </span>
            {!readOnly && version.version !== record.version && (
              <Button size="xs" variant="default" onClick={() => edits.edit(() => form)}>
                <Trans>Use again</Trans>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
