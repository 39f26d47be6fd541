/** An entity as a form: its draft that saves itself, the steps back, and what fields know of it. */
import { useMemo } from "react";
import { useArrangement } from "~/features/catalog/decomposition/useArrangement";
import type { FormState } from "~/features/catalog/form/context";
import { put } from "~/features/catalog/model";
import type { Entity } from "~/features/catalog/queries";
import { useDraft } from "~/features/catalog/record/useDraft";
import { useSteps } from "~/features/catalog/record/useSteps";
import { can, useSession } from "~/lib/session";

/** `at` is the place in the content that is to be seen. */
export function useEntityForm(entity: Entity, at?: string, onSaved?: () => void) {
  const editor = useDraft(entity, onSaved);
  const { edits, findings } = editor;
  const { value } = edits;
  const steps = useSteps(edits);
  const { edit, undo, redo, did } = steps;
  const removing = entity.listed.removing && editor.revision > 0 && Object.keys(value).length === 0;
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
      put: (path, next, merge) => edit((content) => put(content, path, next), merge),
      undo,
      redo,
      arrangement,
      at: at?.split(".") ?? null,
    }),
    [entity, value, edit, undo, redo, findings, readOnly, arrangement, at],
  );
  return { editor, steps, form, readOnly };
}
