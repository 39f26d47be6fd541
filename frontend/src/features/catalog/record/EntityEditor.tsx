/** The parts of one entity under its head: what it is, what it was, who names it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Tabs } from "@mantine/core";
import type { ComponentType } from "react";
import { later } from "~/components/later";
import classes from "~/features/catalog/catalog.module.css";
import { FormProvider, type FormState } from "~/features/catalog/form/context";
import { JsonForm } from "~/features/catalog/form/JsonForm";
import { OfferingForm } from "~/features/catalog/form/OfferingForm";
import { CategoryForm, ChannelForm, TermsForm } from "~/features/catalog/form/OtherForms";
import { CompatibilityForm, ConfigurationForm } from "~/features/catalog/form/RuleForms";
import { SpecificationForm } from "~/features/catalog/form/SpecificationForm";
import type { Entity } from "~/features/catalog/queries";
import { EntityHead } from "~/features/catalog/record/EntityHead";
import { Notices } from "~/features/catalog/record/Notices";
import { useEntityForm } from "~/features/catalog/record/useEntityForm";
import { Uses } from "~/features/catalog/record/Uses";
import { Versions } from "~/features/catalog/record/Versions";
import type { EntitySearch } from "~/features/catalog/search";
import { formatNumber } from "~/lib/format";

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
  at: string | undefined;
  onPart: (part: Part) => void;
  refresh: () => void;
}

export function EntityEditor({ entity, part, at, onPart, refresh }: EntityEditorProps) {
  const { t } = useLingui();
  const { editor, steps, form, readOnly } = useEntityForm(entity, at);
  const { edits, findings } = editor;
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
