/** Begins a draft of a new price list or adjustment. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { PricingDocuments, SavePrices } from "~/features/pricing/queries";
import { messageAt, type Problem } from "~/lib/problems";

interface NewEntityDialogProps {
  section: "price_lists" | "adjustments";
  onClose: () => void;
  onMade: (key: string) => void;
}

const keyOf = (name: string) =>
  name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 60);

export function NewEntityDialog({ section, onClose, onMade }: NewEntityDialogProps) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: PricingDocuments });
  const [name, setName] = useState("");
  const [currency, setCurrency] = useState("USD");
  const [chosen, setDocument] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [saving, save] = useMutation(SavePrices);
  const documents = data?.catalogDocuments ?? [];
  const document = chosen ?? documents[0]?.key ?? "main";
  const key = keyOf(name);
  const own = section === "price_lists" ? { currency } : { kind: "percent", value: 10 };

  const begin = async () => {
    const answer = await save({ input: { section, key, document, content: { key, name: { en: name.trim() }, ...own } } });
    const refused = answer.data?.saveCatalogDraft.problems ?? [{ code: "offline", message: t`The server does not answer. Try again.`, path: [] }];
    setProblems(refused);
    if (refused.length === 0) onMade(key);
  };
  return (
    <Modal opened onClose={onClose} centered title={section === "price_lists" ? t`New price list` : t`New adjustment`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <Stack gap="sm">
          <TextInput data-autofocus label={t`Name`} required value={name} error={messageAt(problems, "key")} description={key ? t`Its key is ${key}.` : undefined} onChange={(event) => setName(event.currentTarget.value)} />
          {section === "price_lists" && (
            <TextInput label={t`Currency`} required maxLength={3} value={currency} onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())} />
          )}
          <Select label={t`Catalog document`} allowDeselect={false} value={document} data={documents.length > 0 ? documents.map((one) => ({ value: one.key, label: one.name.text })) : ["main"]} onChange={setDocument} />
          <ProblemList problems={problems.filter(({ path }) => path[0] !== "key")} />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={saving.fetching} disabled={!key}>
            <Trans>Begin the draft</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
