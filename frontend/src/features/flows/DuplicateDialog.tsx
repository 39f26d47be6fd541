/** A copy of a flow or a table under another key. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { WordsField } from "~/components/WordsField";
import { addressOf } from "~/features/flows/columns";
import classes from "~/features/flows/flows.module.css";
import { KeyInput } from "~/features/flows/KeyInput";
import { type DefinitionRow, DuplicateDefinition } from "~/features/flows/queries";
import { useKeyAdvice } from "~/features/flows/useKeyAdvice";
import { messageAt, type Problem } from "~/lib/problems";

export function DuplicateDialog({ row, onClose }: { row: DefinitionRow; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState<Record<string, string> | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [state, duplicate] = useMutation(DuplicateDefinition);
  const key = useKeyAdvice("", row.key);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = name?.["en"]?.trim() ? { en: name["en"], ptBr: name["pt-BR"] ?? null } : null;
    const { data } = await duplicate({ input: { key: row.key, toKey: key.value, name: words } });
    const made = data?.duplicateDefinition;
    const refused = made?.problems ?? [{ code: "failed", message: t`The server did not answer. Try again.`, path: [] }];
    setProblems(refused);
    if (made?.definition && refused.length === 0) void navigate({ to: addressOf(made.definition) as string });
  };
  return (
    <Modal opened size="lg" onClose={onClose} title={t`Duplicate ${row.name.text}`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <ProblemList problems={problems.filter(({ path }) => path.at(-1) !== "key")} />
          <p className={classes.flat}>
            <Trans>The copy begins as a draft, with all steps where they are. Without a name it is called “Copy of {row.name.text}”.</Trans>
          </p>
          <KeyInput field={key} refused={messageAt(problems, "key")} />
          <WordsField label={t`Name`} words={name ?? undefined} onChange={setName} errorOf={() => undefined} />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={state.fetching} disabled={!key.free}>
            <Trans>Duplicate</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
