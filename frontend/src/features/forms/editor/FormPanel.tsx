/** What the form as a whole is called. */
import { useLingui } from "@lingui/react/macro";
import { Stack, TextInput } from "@mantine/core";
import { WordsField } from "~/components/WordsField";
import type { Form } from "~/features/forms/model/form";
import { messageAt, type Problem } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

export function FormPanel({ edits, problems, readOnly }: { edits: Edits<Form>; problems: readonly Problem[]; readOnly: boolean }) {
  const { t } = useLingui();
  return (
    <Stack>
      <WordsField
        label={t`Name`}
        required
        readOnly={readOnly}
        words={edits.value.name}
        errorOf={(language) => messageAt(problems, "name", language)}
        onChange={(name) => edits.edit((form) => ({ ...form, name }), "name")}
      />
      <TextInput label={t`Key`} description={t`Flows name the form by it; it does not change.`} readOnly value={edits.value.key} />
    </Stack>
  );
}
