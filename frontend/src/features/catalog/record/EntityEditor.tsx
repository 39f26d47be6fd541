/** The parts of one entity under its head: what it is, what it was, who names it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group, Tabs } from "@mantine/core";
import { type ComponentType, useMemo } from "react";
import { later } from "~/components/later";
import classes from "~/features/catalog/catalog.module.css";
import { useArrangement } from "~/features/catalog/decomposition/useArrangement";
import { FormProvider, type FormState } from "~/features/catalog/form/context";
import { JsonForm } from "~/features/catalog/form/JsonForm";
import { OfferingForm } from "~/features/catalog/form/OfferingForm";
import { CategoryForm, ChannelForm, TermsForm } from "~/features/catalog/form/OtherForms";
import { CompatibilityForm, ConfigurationForm } from "~/features/catalog/form/RuleForms";
import { SpecificationForm } from "~/features/catalog/form/SpecificationForm";
import { put } from "~/features/catalog/model";
import type { Entity } from "~/features/catalog/queries";
import { EntityHead } from "~/features/catalog/record/EntityHead";
import { type DraftEditor, useDraft } from "~/features/catalog/record/useDraft";
import { useSteps } from "~/features/catalog/record/useSteps";
import { Uses } from "~/features/catalog/record/Uses";
import { Versions } from "~/features/catalog/record/Versions";
import type { EntitySearch } from "~/features/catalog/search";
import { formatNumber } from "~/lib/format";
import { can, useSession } from "~/lib/session";

const forms: Record<string, ComponentType> = {
  offerings: OfferingForm,
  specifications: SpecificationForm,
  categories: CategoryForm,
  channels: ChannelForm,
  terms: TermsForm,
  compatibility: CompatibilityForm,
  configuration: ConfigurationForm,
  decompositions: later(async () => (await import("~/features/catalog/decomposition/DecompositionDesigner")).DecompositionDesigner),
};

/** What needs the whole screen. */
const wide = new Set(["decompositions"]);

type Part = NonNullable<EntitySearch["part"]> | "form";

interface EntityEditorProps {
  entity: Entity;
  part: Part;
  onPart: (part: Part) => void;
  refresh: () => void;
}

export function EntityEditor({ entity, part, onPart, refresh }: EntityEditorProps) {
  const { t } = useLingui();
  const editor = useDraft(entity);
  const { edits, findings } = editor;
  const { value } = edits;
  const steps = useSteps(edits);
  const { edit, undo, redo, did } = steps;
  const removing = entity.listed.removing && editor.revision > 0 && Object.keys(edits.value).length === 0;
  const readOnly = !can(useSession(), "catalog.write") || entity.listed.lifecycle === "ARCHIVED" || removing;
  const arrangement = useArrangement(entity.key, { drawn: entity.section === "decompositions", readOnly }, did);
  const form = useMemo<FormState>(
    () => ({
      section: entity.section,
      entityKey: entity.key,
      document: entity.document,
      value,
      inForce: (entity.content as FormState["inForce"] | undefined) ?? null,
      findings,
      readOnly,
      put: (path, value, merge) => edit((content) => put(content, path, value), merge),
      undo,
      redo,
      arrangement,
    }),
    [entity, value, edit, undo, redo, findings, readOnly, arrangement],
  );
  const Form = forms[entity.section] ?? JsonForm;
  const uses = entity.namedBy.reduce((sum, use) => sum + use.count, 0);
  return (
    <FormProvider value={form}>
      <div className={classes.screen}>
        <EntityHead entity={entity} editor={editor} steps={steps} readOnly={readOnly} refresh={refresh} />
        <Notices entity={entity} editor={editor} />
        <Tabs value={part} onChange={(next) => onPart((next ?? "form") as Part)} keepMounted={false} className={classes.tabs}>
          <Tabs.List aria-label={t`Parts of the entity`} className={classes.tabList}>
            <Tabs.Tab value="form">
              <Trans>Content</Trans>
            </Tabs.Tab>
            <Tabs.Tab value="versions">
              <Trans>Versions</Trans> <span className={classes.dim}>{formatNumber(entity.versions.length)}</span>
            </Tabs.Tab>
            <Tabs.Tab value="uses">
              <Trans>Named by</Trans> <span className={classes.dim}>{formatNumber(uses)}</span>
            </Tabs.Tab>
            {Form !== JsonForm && <Tabs.Tab value="json">JSON</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="form" className={wide.has(entity.section) ? classes.panel : classes.formPanel}>
            {Form !== JsonForm && <Elsewhere findings={findings} />}
            <Form />
          </Tabs.Panel>
          <Tabs.Panel value="versions" className={classes.formPanel}>
            <Versions entity={entity} edits={edits} readOnly={readOnly} />
          </Tabs.Panel>
          <Tabs.Panel value="uses" className={classes.formPanel}>
            <Uses uses={entity.namedBy} />
          </Tabs.Panel>
          <Tabs.Panel value="json" className={classes.formPanel}>
            <JsonForm />
          </Tabs.Panel>
        </Tabs>
      </div>
    </FormProvider>
  );
}

/** What a draft breaks in other places belongs to no field. */
function Elsewhere({ findings }: { findings: FormState["findings"] }) {
  const whole = findings.filter((one) => one.path.length === 0);
  if (whole.length === 0) return null;
  return (
    <Alert color="red" variant="outline" role="alert" title={<Trans>This would break something else</Trans>}>
      <ul className={classes.plain}>
        {whole.map((one) => (
          <li key={one.message}>{one.message}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Notices({ entity, editor }: { entity: Entity; editor: DraftEditor }) {
  if (editor.state === "overtaken") {
    return (
      <Alert color="yellow" variant="outline" role="alert" className={classes.notice} title={<Trans>Someone else saved this draft meanwhile</Trans>}>
        <p className={classes.hint}>
          <Trans>What you wrote is still here. Save it over theirs, or take what they saved; yours is one undo away.</Trans>
        </p>
        <Group mt="xs">
          <Button size="xs" onClick={() => void editor.keepMine()}>
            <Trans>Save mine over it</Trans>
          </Button>
          <Button size="xs" variant="default" onClick={() => void editor.takeTheirs()}>
            <Trans>Take theirs</Trans>
          </Button>
        </Group>
      </Alert>
    );
  }
  if (editor.state === "failed" && editor.fault) {
    return (
      <Alert color="red" variant="outline" role="alert" className={classes.notice} title={<Trans>Not saved yet</Trans>}>
        <p className={classes.hint}>{editor.fault}</p>
        <Button size="xs" mt="xs" variant="default" onClick={() => void editor.save(editor.edits.value, editor.revision)}>
          <Trans>Try again</Trans>
        </Button>
      </Alert>
    );
  }
  if (entity.draft?.stale) {
    return (
      <Alert color="yellow" variant="outline" className={classes.notice} title={<Trans>This was changed since the draft was begun</Trans>}>
        <p className={classes.hint}>
          <Trans>Compare them under Versions. Then take your draft over what is in force now, or discard it.</Trans>
        </p>
        <Button size="xs" mt="xs" onClick={() => void editor.save(editor.edits.value, editor.revision, true)}>
          <Trans>Take my draft over it</Trans>
        </Button>
      </Alert>
    );
  }
  return null;
}
