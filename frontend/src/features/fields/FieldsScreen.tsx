/** Custom fields: what process admins add to orders, lines, accounts and tasks, and how the form will look. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { DeniedState, EmptyState, QueryState } from "~/components/states";
import { FieldDialog } from "~/features/fields/FieldDialog";
import { FieldList } from "~/features/fields/FieldList";
import classes from "~/features/fields/fields.module.css";
import { FormPreview } from "~/features/fields/FormPreview";
import { type Definition, DefinedFields } from "~/features/fields/queries";
import { RetiredFields } from "~/features/fields/RetiredFields";
import { nouns, nounWords } from "~/features/fields/words";
import type { CustomFieldNoun } from "~/graphql/graphql";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/fields");
type Edited = { field: Definition | null } | null;

export function FieldsScreen() {
  const { t, i18n } = useLingui();
  const { of = "ORDER" } = route.useSearch();
  const navigate = route.useNavigate();
  const allowed = useCan("field.manage");
  const [edited, setEdited] = useState<Edited>(null);
  const [query, again] = useQuery({ query: DefinedFields, pause: !allowed });
  if (!allowed) return <DeniedState page />;
  const show = (noun: string | null) =>
    void navigate({ search: noun && noun !== "ORDER" ? { of: noun as CustomFieldNoun } : {}, replace: true });
  return (
    <>
      <PageHeader
        title={t`Custom fields`}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited({ field: null })}>
            <Trans>New field</Trans>
          </Button>
        }
      />
      <Tabs value={of} onChange={show} className={classes.tabs ?? ""} keepMounted={false}>
        <Tabs.List px="lg">
          {nouns.map((noun) => (
            <Tabs.Tab key={noun} value={noun}>
              {i18n._(nounWords[noun])}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {nouns.map((noun) => (
          <Tabs.Panel key={noun} value={noun} className={classes.panel ?? ""} tabIndex={0}>
            <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
              {({ customFields }) => (
                <FieldsOf
                  noun={noun}
                  fields={customFields.filter((field) => field.noun === noun)}
                  onEdit={(field) => setEdited({ field })}
                />
              )}
            </QueryState>
          </Tabs.Panel>
        ))}
      </Tabs>
      {edited && (
        <FieldDialog key={edited.field?.id ?? "new"} noun={of} field={edited.field} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

interface FieldsOfProps {
  noun: CustomFieldNoun;
  fields: Definition[];
  onEdit: (field: Definition | null) => void;
}

function FieldsOf({ noun, fields, onEdit }: FieldsOfProps) {
  const active = fields.filter(({ retired }) => !retired);
  const retired = fields.filter((field) => field.retired);
  return (
    <>
      <div>
        <p className={classes.lead}>
          <Trans>
            Fields show in forms in this order. Expressions read them as{" "}
            <code>{`${noun.toLowerCase()}.custom.…`}</code>, and interfaces by their keys.
          </Trans>
        </p>
        {active.length > 0 ? (
          <FieldList noun={noun} fields={active} onEdit={onEdit} />
        ) : (
          <EmptyState title={<Trans>No fields yet</Trans>}>
            <p>
              <Trans>Add what your business needs to know and the product does not ask for.</Trans>
            </p>
            <Button variant="default" onClick={() => onEdit(null)}>
              <Trans>Define the first field</Trans>
            </Button>
          </EmptyState>
        )}
        {retired.length > 0 && <RetiredFields fields={retired} />}
      </div>
      <FormPreview fields={active} />
    </>
  );
}
