/** Saves the form as a whole; a refusal loses nothing. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import type { Form } from "~/features/forms/model/form";
import { SaveForm } from "~/features/forms/queries";
import type { Problem } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

export function useFormSave(edits: Edits<Form>, refresh: () => void) {
  const { t } = useLingui();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [stale, setStale] = useState(false);
  const [saving, send] = useMutation(SaveForm);

  const save = async () => {
    if (!edits.changed || saving.fetching) return;
    const content = edits.value;
    const answer = await send({ input: { content, version: edits.base } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; your edits are still here.`, path: [] }]
      : (answer.data?.saveForm.problems ?? []);
    const saved = answer.data?.saveForm.form;
    const overtaken = refused.some(({ code }) => code === "stale_version");
    setStale(overtaken);
    setProblems(refused.filter(({ code }) => code !== "stale_version"));
    if (saved) {
      edits.saved(content, saved.version);
      notifications.show({ message: t`Saved as version ${saved.version}; tasks that open from now on have it` });
    }
    if (saved || overtaken) refresh();
  };
  return { busy: saving.fetching, problems, stale, save };
}
