/** Begins the draft of a specification and draws it; it is published with the graph. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { focusNode } from "~/features/catalog/decomposition/canvas/useKeys";
import { useDesigner } from "~/features/catalog/decomposition/context";
import type { Sort } from "~/features/catalog/decomposition/model/specification";
import { sortLooks } from "~/features/catalog/decomposition/words";
import { useForm } from "~/features/catalog/form/context";
import { keyLike } from "~/features/catalog/model";
import { SaveCatalogDraft } from "~/features/catalog/queries";
import { messageAt, type Problem } from "~/lib/problems";

const contents: Partial<Record<Sort, Record<string, string>>> = {
  product: { kind: "product" },
  cfs: { kind: "service", subtype: "cfs" },
  rfs: { kind: "service", subtype: "rfs" },
  physical: { kind: "resource", subtype: "physical" },
  logical: { kind: "resource", subtype: "logical" },
};

export function NewSpecification({ name: first, onClose }: { name: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { add } = useDesigner();
  const { document } = useForm();
  const [name, setName] = useState(first);
  const [key, setKey] = useState<string | null>(null);
  const [sort, setSort] = useState<Sort>("cfs");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [saving, save] = useMutation(SaveCatalogDraft);
  const chosen = key ?? keyLike(name);

  const begin = async () => {
    const content = { ...contents[sort], key: chosen, name: { en: name.trim() } };
    const answer = await save({ input: { section: "specifications", key: chosen, content, document } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; try again in a moment.`, path: [] }]
      : (answer.data?.saveCatalogDraft.problems ?? []);
    const there = { code: "taken", message: t`There is a draft with this key already.`, path: ["key"] };
    setProblems(refused.map((one) => (one.code === "stale_version" ? there : one)));
    if (refused.length > 0) return;
    add(chosen);
    onClose();
    requestAnimationFrame(() => focusNode(chosen));
  };
  return (
    <Modal opened onClose={onClose} title={t`New specification`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <Stack>
          <ProblemList problems={problems.filter(({ path }) => path[0] !== "key")} />
          <TextInput data-autofocus label={t`Name (English)`} required maxLength={300} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Select
            label={t`Kind`}
            required
            allowDeselect={false}
            data={(Object.keys(contents) as Sort[]).map((value) => ({ value, label: i18n._(sortLooks[value].word) }))}
            value={sort}
            onChange={(value) => value && setSort(value as Sort)}
          />
          <TextInput
            label={t`Key`}
            description={t`Orders and files know it by this; it never changes.`}
            required
            maxLength={200}
            value={chosen}
            error={messageAt(problems, "key")}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={saving.fetching} disabled={!chosen || !name.trim()}>
            <Trans>Begin a draft</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
