/** Keeps what was tried as a case that the table has to answer the same way from now on. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { type Client, useClient } from "urql";
import type { TableTest } from "~/features/tables/model/table";
import classes from "~/features/tables/panels/panels.module.css";
import { type Explanation, SampleValue } from "~/features/tables/panels/queries";
import { clock, type Scope, scopeOf, type ValueField, withValue } from "~/features/tables/panels/trial/fields";
import { asked, type Sample } from "~/features/tables/panels/trial/useTrial";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { randomKey } from "~/lib/id";

interface SaveProps {
  editor: TableEditor;
  fields: readonly ValueField[];
  sample: Sample;
  answer: Explanation;
  onClose: () => void;
}

/** A case stands by itself: what came of an order is written down. */
async function inputOf(client: Client, fields: readonly ValueField[], sample: Sample): Promise<Scope> {
  let scope = scopeOf(fields, sample.typed);
  const today = new Date().toISOString().slice(0, 10);
  for (const { path } of fields) {
    if (sample.typed[path]?.trim()) continue;
    if (path === clock) scope = withValue(scope, clock, today);
    else if (sample.order) {
      const input = { text: path, sample: asked(fields, sample) };
      const { data } = await client.query(SampleValue, { input }).toPromise();
      const value = data?.previewExpression.value;
      if (value !== null && value !== undefined) scope = withValue(scope, path, value);
    }
  }
  return scope;
}

export function expectedOf(answer: Explanation, rows: boolean): TableTest["expected"] {
  if (answer.error) return { error: answer.error.code };
  const outputs = answer.outputs as Record<string, unknown> | Record<string, unknown>[] | null;
  const matched = rows && answer.matched.length > 0 ? { matched: [...answer.matched] } : {};
  return Array.isArray(outputs) ? { rows: outputs, ...matched } : { outputs, ...matched };
}

export function SaveCase({ editor, fields, sample, answer, onClose }: SaveProps) {
  const { t } = useLingui();
  const client = useClient();
  const [name, setName] = useState("");
  const [rows, setRows] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const input = await inputOf(client, fields, sample);
    const test: TableTest = { id: `t-${randomKey().slice(0, 10)}`, name: name.trim(), input, expected: expectedOf(answer, rows) };
    const { table } = editor.get();
    editor.dispatch({ type: "edited", table: { ...table, tests: [...(table.tests ?? []), test] }, label: t`Add a test case` });
    notifications.show({ message: t`${name.trim()} is a test case now` });
    onClose();
  };
  return (
    <form
      className={classes.keep}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput size="xs" data-autofocus autoFocus required label={t`Name of the case`} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      {answer.matched.length > 0 && (
        <Checkbox size="xs" label={t`The same rows have to answer, not only the same values`} checked={rows} onChange={(event) => setRows(event.currentTarget.checked)} />
      )}
      <div className={classes.cardActions}>
        <Button type="submit" size="compact-sm" loading={busy} disabled={!name.trim()}>
          <Trans>Save the case</Trans>
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          <Trans>Back</Trans>
        </Button>
      </div>
    </form>
  );
}
