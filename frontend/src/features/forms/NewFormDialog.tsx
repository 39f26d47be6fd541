/** A new form, a copy of one, or one from a file: it gets its name and key here, and is then edited. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { asKey, type Form, schema } from "~/features/forms/model/form";
import { SaveForm } from "~/features/forms/queries";
import { messageAt, type Problem, problemsAt } from "~/lib/problems";

interface NewFormDialogProps {
  title: string;
  /** What it begins with; none: one field for notes. */
  base: Form | null;
  onClose: () => void;
}

const notes: Form["fields"] = [{ key: "notes", label: { en: "Notes", "pt-BR": "Observações" }, multiline: true }];

export function NewFormDialog({ title, base, onClose }: NewFormDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState(base?.name["en"] ?? "");
  const [key, setKey] = useState(base?.key ?? "");
  const [own, setOwn] = useState(base !== null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [saving, save] = useMutation(SaveForm);
  const called = own ? key : asKey(name, "-");

  const make = async () => {
    const names = base && base.name["en"] === name ? base.name : { ...base?.name, en: name };
    const content: Form = { schema, key: called, name: names, fields: base?.fields ?? notes };
    const answer = await save({ input: { content, version: 0 } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; try again in a moment.`, path: [] }]
      : (answer.data?.saveForm.problems ?? []);
    setProblems(refused);
    if (refused.length === 0) await navigate({ to: `/forms/${called}` as string });
  };
  const placed = [...problemsAt(problems, "key"), ...problemsAt(problems, "name"), ...problemsAt(problems, "content", "key")];
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Stack>
          <ProblemList problems={problems.filter((problem) => !placed.includes(problem))} />
          <TextInput
            data-autofocus
            label={t`Name`}
            required
            maxLength={120}
            value={name}
            error={messageAt(problems, "name")}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t`Key`}
            description={t`Flows name the form by it; it does not change any more.`}
            required
            maxLength={60}
            value={called}
            error={messageAt(problems, "key") ?? messageAt(problems, "content", "key")}
            onChange={(event) => {
              setOwn(true);
              setKey(event.currentTarget.value);
            }}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={saving.fetching} disabled={!name.trim() || !called}>
            <Trans>Create</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
