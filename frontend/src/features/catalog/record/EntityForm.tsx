/** The draft of another entity, edited where it is needed: it saves itself, and is published with the rest. */
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import { useClient, useQuery } from "urql";
import { QueryState } from "~/components/states";
import { FormProvider } from "~/features/catalog/form/context";
import { CatalogEntity, type Entity } from "~/features/catalog/queries";
import { SaveWord } from "~/features/catalog/record/EntityHead";
import { Notices } from "~/features/catalog/record/Notices";
import { useEntityForm } from "~/features/catalog/record/useEntityForm";

interface EntityFormProps {
  section: string;
  entityKey: string;
  /** What else shows it asks for it again. */
  onSaved: () => void;
  children: ReactNode;
}

export function EntityForm({ section, entityKey, onSaved, children }: EntityFormProps) {
  const variables = useMemo(() => ({ section, key: entityKey }), [section, entityKey]);
  const [query, execute] = useQuery({ query: CatalogEntity, variables, requestPolicy: "network-only" });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ catalogEntity: entity }) =>
        entity ? (
          <Editing entity={entity} onSaved={onSaved}>{children}</Editing>
        ) : (
          <p>
            <Trans>There is nothing of this key in the catalog</Trans>
          </p>
        )
      }
    </QueryState>
  );
}

function Editing({ entity, onSaved, children }: { entity: Entity; onSaved: () => void; children: ReactNode }) {
  const client = useClient();
  const told = useRef(onSaved);
  useEffect(() => {
    told.current = onSaved;
  });
  const { section, key } = entity;
  const saved = useCallback(() => {
    void client.query(CatalogEntity, { section, key }, { requestPolicy: "network-only" }).toPromise();
    told.current();
  }, [client, section, key]);
  const { editor, form } = useEntityForm(entity, undefined, saved);
  return (
    <FormProvider value={form}>
      <SaveWord state={editor.state} />
      <Notices entity={entity} editor={editor} />
      {children}
    </FormProvider>
  );
}
