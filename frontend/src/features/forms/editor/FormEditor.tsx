/** Three things side by side: the fields in their order, the settings of one, and what the task will look like. */
import { useLingui } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { PageHeader } from "~/components/PageHeader";
import { ProblemList } from "~/components/ProblemList";
import { useWordsOf } from "~/components/useWordsOf";
import { EditBar } from "~/components/edits/EditBar";
import { EditNotices } from "~/components/edits/EditNotices";
import { FieldList } from "~/features/forms/editor/FieldList";
import { FieldPanel } from "~/features/forms/editor/FieldPanel";
import { FormMenu } from "~/features/forms/editor/FormMenu";
import { FormPreview } from "~/features/forms/editor/FormPreview";
import { FormPanel } from "~/features/forms/editor/FormPanel";
import { FlowFindings } from "~/features/forms/editor/FlowFindings";
import { useFormCheck } from "~/features/forms/editor/useFormCheck";
import { useFormSave } from "~/features/forms/editor/useFormSave";
import { Uses, Versions } from "~/features/forms/editor/Beside";
import classes from "~/features/forms/forms.module.css";
import type { Form } from "~/features/forms/model/form";
import type { FormRecord } from "~/features/forms/queries";
import { can, useSession } from "~/lib/session";
import { useEdits } from "~/lib/useEdits";

const placed = new Set(["fields", "name", "key"]);

export function FormEditor({ record, refresh }: { record: FormRecord; refresh: () => void }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const edits = useEdits<Form>(`orderloom.form.${record.key}`, record.content as Form, record.version);
  const may = can(useSession(), "flow.publish");
  const [chosen, setChosen] = useState(0);
  const { problems, findings } = useFormCheck(edits.value, edits.changed);
  const { busy, problems: refused, stale, save } = useFormSave(edits, refresh);
  const place = Math.min(chosen, edits.value.fields.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!may || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const verb = key === "z" ? (event.shiftKey ? edits.redo : edits.undo) : key === "y" ? edits.redo : key === "s" ? save : null;
    if (!verb) return;
    event.preventDefault();
    void verb();
  };
  return (
    <div className={classes.screen} onKeyDown={onKeyDown}>
      <PageHeader
        title={wordsOf(edits.value.name) || record.key}
        facts={<code>{record.key}</code>}
        actions={
          <>
            {may && <EditBar edits={edits} busy={busy} faults={problems.length} onSave={save} />}
            <FormMenu record={record} form={edits.value} may={may} />
          </>
        }
      />
      <EditNotices
        edits={edits}
        stale={stale}
        theirs={{ value: record.content as Form, version: record.version, by: record.author?.name ?? null }}
        readOnly={!may}
        refresh={refresh}
      />
      <div className={classes.notice}>
        <ProblemList problems={[...refused, ...problems].filter((one) => !placed.has(one.path[0] ?? ""))} />
        <FlowFindings findings={findings} />
      </div>
      <div className={classes.columns}>
        <FieldList edits={edits} place={place} onPlace={setChosen} problems={problems} readOnly={!may} />
        <Tabs defaultValue="field" className={classes.middle} keepMounted={false}>
          <Tabs.List aria-label={t`What is shown of the form`}>
            <Tabs.Tab value="field">{t`Field`}</Tabs.Tab>
            <Tabs.Tab value="form">{t`Form`}</Tabs.Tab>
            <Tabs.Tab value="uses">{t`Used by`}</Tabs.Tab>
            <Tabs.Tab value="versions">{t`Versions`}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="field" className={classes.panel}>
            <FieldPanel edits={edits} place={place} problems={problems} readOnly={!may} />
          </Tabs.Panel>
          <Tabs.Panel value="form" className={classes.panel}>
            <FormPanel edits={edits} problems={problems} readOnly={!may} />
          </Tabs.Panel>
          <Tabs.Panel value="uses" className={classes.panel}>
            <Uses record={record} />
          </Tabs.Panel>
          <Tabs.Panel value="versions" className={classes.panel}>
            <Versions record={record} edits={edits} readOnly={!may} />
          </Tabs.Panel>
        </Tabs>
        <FormPreview fields={edits.value.fields} />
      </div>
    </div>
  );
}
