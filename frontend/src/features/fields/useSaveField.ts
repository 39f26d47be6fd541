/** Saves a definition: defined new, or changed on the version that was seen. */
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMutation } from "urql";
import { type FieldDraft, rulesOf } from "~/features/fields/model";
import { ChangeField, DefineField, type Definition } from "~/features/fields/queries";
import type { CustomFieldNoun } from "~/graphql/graphql";
import type { Problem } from "~/lib/problems";

export function useSaveField(noun: CustomFieldNoun, field: Definition | null) {
  const { t } = useLingui();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [definition, define] = useMutation(DefineField);
  const [alteration, change] = useMutation(ChangeField);
  const send = async (draft: FieldDraft) => {
    const rules = rulesOf(draft);
    if (field) return (await change({ input: { id: field.id, version: field.version, rules } })).data?.changeCustomField;
    return (await define({ input: { noun, key: draft.key, type: draft.type, rules } })).data?.defineCustomField;
  };
  const save = async (draft: FieldDraft): Promise<boolean> => {
    const answer = await send(draft);
    const refused = answer?.problems ?? [
      { code: "failed", message: t`The server did not answer. What you wrote is still here; try again.`, path: [] },
    ];
    setProblems(refused);
    return refused.length === 0;
  };
  return { save, problems, saving: definition.fetching || alteration.fetching };
}
