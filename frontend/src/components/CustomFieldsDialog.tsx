/** Changes what is filled in in the custom fields of a record that there is already. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { CustomFields } from "~/components/CustomFields";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { changedOwn, type CustomField, missingOwn, type OwnValues } from "~/lib/customFields";
import { messageAt, type Problem } from "~/lib/problems";

interface CustomFieldsDialogProps {
  title: string;
  fields: readonly CustomField[];
  values: OwnValues;
  /** Saves what was changed; answers what is wrong with it, or null when nobody answered. */
  save: (changed: OwnValues) => Promise<readonly Problem[] | null>;
  onClose: () => void;
}

export function CustomFieldsDialog({ title, fields, values, save, onClose }: CustomFieldsDialogProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(values);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = missingOwn(fields, typed);
    setMissing(lacking);
    if (lacking.size > 0) return;
    const changed = changedOwn(values, typed);
    if (Object.keys(changed).length === 0) return onClose();
    setBusy(true);
    const found = await save(changed);
    setBusy(false);
    if (found?.length === 0) onClose();
    else setProblems(found ?? [{ code: "offline", message: t`The server did not answer. Try again.`, path: [] }]);
  };
  const errorOf = (key: string) => messageAt(problems, "custom", key) ?? (missing.has(key) ? t`Please fill this in` : undefined);
  return (
    <Modal opened onClose={onClose} size="lg" title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <ProblemList problems={problems.filter(({ path }) => path[0] !== "custom")} />
          <CustomFields
            fields={fields}
            values={typed}
            errorOf={errorOf}
            onChange={(key, value) => setTyped((old) => ({ ...old, [key]: value }))}
          />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={busy}>
            <Trans>Save</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
