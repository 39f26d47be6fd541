/** One field: defined new, or changed; its key and type are chosen once. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { CustomFields } from "~/components/CustomFields";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { FieldRules } from "~/features/fields/FieldRules";
import classes from "~/features/fields/fields.module.css";
import { asField, begun, type FieldDraft, keyFrom, pathsOf } from "~/features/fields/model";
import type { Definition } from "~/features/fields/queries";
import { useSaveField } from "~/features/fields/useSaveField";
import { types, typeWords } from "~/features/fields/words";
import { WordsInput } from "~/features/fields/WordsInput";
import type { CustomFieldNoun, CustomFieldType } from "~/graphql/graphql";
import { messageAt } from "~/lib/problems";

interface FieldDialogProps {
  noun: CustomFieldNoun;
  field: Definition | null;
  onClose: () => void;
}

const placed = [
  "key", "type", "label", "help", "section", "default", "minimum", "maximum", "pattern", "longest", "choices", "edited_by", "editedBy",
];

export function FieldDialog({ noun, field, onClose }: FieldDialogProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(() => begun(field));
  const [ownKey, setOwnKey] = useState(field !== null);
  const { save, saving, problems } = useSaveField(noun, field);
  const set = (part: Partial<FieldDraft>) => setDraft((old) => ({ ...old, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(draft)) {
      notifications.show({ message: t`${draft.label.en} was saved.` });
      onClose();
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={field ? field.label.text : <Trans>New field</Trans>}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <ProblemList problems={problems.filter(({ path }) => !placed.includes(path[0] ?? ""))} />
          <WordsInput
            label={t`Label`}
            required
            autoFocus
            value={draft.label}
            errorOf={(language) => messageAt(problems, "label", language) ?? own(problems, "label")}
            onChange={(label) => set({ label, ...(ownKey ? {} : { key: keyFrom(label.en) }) })}
          />
          <Identity
            draft={draft}
            fixed={field !== null}
            keyError={messageAt(problems, "key")}
            onKey={(key) => {
              setOwnKey(true);
              set({ key });
            }}
            onType={(type) => set({ type, default: null })}
          />
          {draft.key && <p className={classes.path}>{pathsOf(noun, draft.key)}</p>}
          <FieldRules listable={noun === "ORDER"} draft={draft} onChange={set} problems={problems} />
          <Sample draft={draft} />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={saving}>
            <Trans>Save</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}

/** What is said of a field as a whole, not of one of its languages. */
const own = (problems: readonly { path: string[]; message: string }[], name: string) =>
  problems.find(({ path }) => path[0] === name && path.length === 1)?.message;

interface IdentityProps {
  draft: FieldDraft;
  fixed: boolean;
  keyError: string | undefined;
  onKey: (key: string) => void;
  onType: (type: CustomFieldType) => void;
}

function Identity({ draft, fixed, keyError, onKey, onType }: IdentityProps) {
  const { i18n } = useLingui();
  return (
    <div className={classes.pair}>
      <TextInput
        label={<Trans>Key</Trans>}
        description={<Trans>How expressions and interfaces call it. It stays for good.</Trans>}
        withAsterisk={!fixed}
        disabled={fixed}
        maxLength={40}
        value={draft.key}
        error={keyError}
        onChange={(event) => onKey(event.currentTarget.value)}
      />
      <Select
        label={<Trans>Type</Trans>}
        description={<Trans>What can be filled in. It stays for good.</Trans>}
        withAsterisk={!fixed}
        disabled={fixed}
        allowDeselect={false}
        data={types.map((type) => ({ value: type, label: i18n._(typeWords[type]) }))}
        value={draft.type}
        onChange={(type) => type && onType(type as CustomFieldType)}
      />
    </div>
  );
}

function Sample({ draft }: { draft: FieldDraft }) {
  const { t, i18n } = useLingui();
  const field = asField(draft, i18n.locale);
  const [typed, setTyped] = useState<unknown>(undefined);
  return (
    <section className={classes.preview} style={{ position: "static" }} aria-label={t`How it will look`}>
      <h2 className={classes.heading}>
        <Trans>How it will look</Trans>
      </h2>
      <CustomFields
        label={t`How it will look`}
        fields={[{ ...field, section: null }]}
        values={{ [field.key]: typed === undefined ? field.default : typed }}
        onChange={(_key, value) => setTyped(value)}
      />
    </section>
  );
}
