/** Begins a draft of something new, empty or like something that is there. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete, Modal, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { addressOf } from "~/features/catalog/list/EntityList";
import { emptyContent, keyLike } from "~/features/catalog/model";
import { CatalogDocuments, SaveCatalogDraft } from "~/features/catalog/queries";
import { oneOf } from "~/features/catalog/sections";
import { messageAt, type Problem } from "~/lib/problems";

interface NewDialogProps {
  section: string;
  /** What the new one is like; it keeps everything but its key and name. */
  like?: { content: Record<string, unknown>; document: string } | undefined;
  onClose: () => void;
}

export function NewDialog({ section, like, onClose }: NewDialogProps) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: CatalogDocuments });
  const documents = (data?.catalogDocuments ?? []).map((one) => one.key);
  const [name, setName] = useState("");
  const [key, setKey] = useState<string | null>(null);
  const [document, setDocument] = useState<string | null>(like?.document ?? null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [saving, save] = useMutation(SaveCatalogDraft);
  const proposed = keyLike(name);
  const chosen = key ?? proposed;
  const kept = document ?? documents[0] ?? "main";
  const noun = i18n._(oneOf[section] ?? { id: section });

  const begin = async () => {
    const content = { ...(like ? structuredClone(like.content) : emptyContent(section)), key: chosen, name: { en: name } };
    for (const own of ["version", "lifecycle", "external_ids"]) Reflect.deleteProperty(content, own);
    const answer = await save({ input: { section, key: chosen, content, document: kept } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; try again in a moment.`, path: [] }]
      : (answer.data?.saveCatalogDraft.problems ?? []);
    const there = { code: "taken", message: t`There is a draft with this key already.`, path: ["key"] };
    const taken = refused.map((one) => (one.code === "stale_version" ? there : one));
    setProblems(taken);
    if (taken.length === 0) void navigate(addressOf(section, chosen));
  };
  return (
    <Modal opened onClose={onClose} title={like ? t`Duplicate ${noun}` : t`New ${noun}`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <Stack>
          <ProblemList problems={problems.filter(({ path }) => !["key", "document"].includes(path[0] ?? ""))} />
          <TextInput data-autofocus label={t`Name (English)`} required maxLength={300} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput
            label={t`Key`}
            description={t`Orders and files know it by this; it never changes.`}
            required
            maxLength={200}
            value={chosen}
            error={messageAt(problems, "key")}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <Autocomplete
            label={t`Catalog file`}
            description={t`What it is exported and imported with; a new name makes a new file.`}
            required
            data={documents}
            value={kept}
            error={messageAt(problems, "document")}
            onChange={setDocument}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={saving.fetching} disabled={!chosen || !name.trim()}>
            <Trans>Begin a draft</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
