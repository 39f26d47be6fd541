/** A new connection, a copy of one, or one from a file: it gets its name and key here, and is then edited. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { type Connection, schema } from "~/features/connections/model/connection";
import { SaveConnection } from "~/features/connections/queries";
import { messageAt, type Problem, problemsAt } from "~/lib/problems";

interface NewConnectionDialogProps {
  title: string;
  base: Connection | null;
  onClose: () => void;
}

const asKey = (text: string) =>
  text.normalize("NFD").replaceAll(/\p{Diacritic}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[0-9-]+|-+$/g, "").slice(0, 40);

export function NewConnectionDialog({ title, base, onClose }: NewConnectionDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState(base?.name["en"] ?? "");
  const [typed, setTyped] = useState<string | null>(base?.key ?? null);
  const [address, setAddress] = useState(base?.base_url ?? "");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [saving, save] = useMutation(SaveConnection);
  const key = typed ?? asKey(name);
  const trusted = base?.base_setting !== undefined || base?.kind === "in_process";

  const make = async () => {
    const names = base && base.name["en"] === name ? base.name : { ...base?.name, en: name };
    const own = trusted ? {} : { base_url: address };
    const content: Connection = { operations: [], kind: "http", ...base, ...own, schema, key, name: names };
    const answer = await save({ input: { content, version: 0 } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; try again in a moment.`, path: [] }]
      : (answer.data?.saveConnection.problems ?? []);
    setProblems(refused);
    if (refused.length === 0) await navigate({ to: `/connections/${key}` as string });
  };
  const placed = ["key", "name", "base_url"].flatMap((field) => problemsAt(problems, field)).concat(problemsAt(problems, "content", "key"));
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
            description={t`Flows name its operations by it; it does not change any more.`}
            required
            maxLength={40}
            value={key}
            error={messageAt(problems, "key") ?? messageAt(problems, "content", "key")}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {!trusted && (
            <TextInput
              label={t`Base address`}
              description={t`Such as https://api.example.com/v1; private networks are refused.`}
              required
              type="url"
              value={address}
              error={messageAt(problems, "base_url")}
              onChange={(event) => setAddress(event.currentTarget.value)}
            />
          )}
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={saving.fetching} disabled={!name.trim() || !key || (!trusted && !address)}>
            <Trans>Create</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
