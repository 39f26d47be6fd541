/** Makes the table of a policy that has none, or one more of a family, and opens it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { MakeTable, type PolicyPage } from "~/features/tables/policies/queries";
import { firstTable, keyFrom } from "~/features/tables/policies/sections";

export function MakeTableButton({ page }: { page: PolicyPage }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [state, make] = useMutation(MakeTable);
  const begin = async (key: string, names: Record<string, string>): Promise<string | null> => {
    const { data } = await make({ input: { key, content: firstTable(page, key, names), baseRevision: 0 } });
    const [refused] = data ? data.saveDraft.problems : [{ code: "unavailable", message: t`The server did not answer; nothing was made.` }];
    if (refused) return refused.code === "stale_version" ? t`There is a table with this key already.` : refused.message;
    void navigate({ to: `/policies/${key}` as string });
    return null;
  };
  const beginOwn = async () => {
    const names = { en: page.title.en, ...(page.title.ptBr ? { "pt-BR": page.title.ptBr } : {}) };
    const refused = await begin(page.key, names);
    if (refused) notifications.show({ color: "red", message: refused });
  };
  const title = page.title.text;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        loading={state.fetching}
        aria-label={page.family ? t`Add a table: ${title}` : t`Make the table: ${title}`}
        onClick={() => (page.family ? setAsking(true) : void beginOwn())}
      >
        {page.family ? <Trans>Add a table</Trans> : <Trans>Make the table</Trans>}
      </Button>
      {asking && <NameDialog page={page} busy={state.fetching} begin={begin} onClose={() => setAsking(false)} />}
    </>
  );
}

interface DialogProps {
  page: PolicyPage;
  busy: boolean;
  begin: (key: string, names: Record<string, string>) => Promise<string | null>;
  onClose: () => void;
}

function NameDialog({ page, busy, begin, onClose }: DialogProps) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const rest = keyFrom(name);
  const key = `${page.key}-${rest}`;
  return (
    <Modal opened onClose={onClose} title={t`A new table: ${page.title.text}`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void begin(key, { en: name.trim() }).then(setRefused);
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            required
            label={t`Name`}
            description={rest ? t`Its key will be ${key}.` : t`Its key follows from the name.`}
            error={refused}
            maxLength={120}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setRefused(null);
            }}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={busy} disabled={!rest}>
            <Trans>Make the table</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
