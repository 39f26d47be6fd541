/** Takes a file of the catalog in: it is brought, what it would change is looked at, and only then anything changes. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, FileButton, Group, Loader, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "urql";
import classes from "~/features/catalog/catalog.module.css";
import { ChangeSet } from "~/features/catalog/change/ChangeSet";
import { FindingList } from "~/features/catalog/change/FindingList";
import { bring, ImportCatalogFile, type Imported } from "~/features/catalog/exchange";

type State =
  | { kind: "choosing" }
  | { kind: "working"; file: string }
  | { kind: "told"; message: string }
  | { kind: "looked"; file: string; upload: string; found: Imported };

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const client = useClient();
  const [state, setState] = useState<State>({ kind: "choosing" });
  const [note, setNote] = useState("");

  const choose = async (file: File | null) => {
    if (!file) return;
    setState({ kind: "working", file: file.name });
    const brought = await bring(client, file, "catalog");
    if (!("upload" in brought)) {
      const message = "refused" in brought ? brought.refused : brought.fault === "tooLarge" ? t`A file has at most 20 MB.` : t`The server did not answer; nothing was changed.`;
      setState({ kind: "told", message });
      return;
    }
    const found = await ask(brought.upload, true);
    setState(found ? { kind: "looked", file: file.name, upload: brought.upload, found } : { kind: "told", message: t`The server did not answer; nothing was changed.` });
  };
  const ask = async (upload: string, dryRun: boolean) => {
    const answer = await client.mutation(ImportCatalogFile, { input: { upload, dryRun, note: note.trim() } }).toPromise();
    return answer.data?.importCatalog ?? null;
  };
  const take = async (looked: State & { kind: "looked" }) => {
    setState({ kind: "working", file: looked.file });
    const done = await ask(looked.upload, false);
    if (!done || done.problems.length > 0) {
      setState(done ? { ...looked, found: done } : { kind: "told", message: t`The server did not answer.` });
      return;
    }
    notifications.show({ message: t`${looked.file} was taken in.` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size={state.kind === "looked" ? "xl" : "md"} title={t`Import a catalog`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        {state.kind === "told" && (
          <Alert role="alert" color="red" variant="outline">
            {state.message}
          </Alert>
        )}
        {(state.kind === "choosing" || state.kind === "told") && (
          <>
            <p className={classes.hint}>
              <Trans>A file that was exported here, of one catalog file or of all. It replaces what came by the same file; nothing changes before you have seen what would.</Trans>
            </p>
            <FileButton accept="application/json,.json" onChange={(file) => void choose(file)}>
              {(props) => (
                <Button {...props} leftSection={<IconFileUpload size={16} aria-hidden />}>
                  <Trans>Choose a file</Trans>
                </Button>
              )}
            </FileButton>
          </>
        )}
        {state.kind === "working" && (
          <p role="status" className={classes.hint}>
            <Loader size="xs" /> <Trans>Reading {state.file}…</Trans>
          </p>
        )}
        {state.kind === "looked" && (
          <>
            <FindingList findings={state.found.problems} unlinked />
            {state.found.problems.length === 0 && (
              <>
                <p className={classes.hint} role="status">
                  <Plural value={state.found.changes.length} _0="Nothing would change." one="# entity would change." other="# entities would change." />
                </p>
                {state.found.changes.length > 0 && <ChangeSet changes={state.found.changes} />}
                {state.found.changes.length > 0 && (
                  <Textarea label={t`What changes, and why`} autosize minRows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
                )}
              </>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setState({ kind: "choosing" })}>
                <Trans>Another file</Trans>
              </Button>
              <Button disabled={state.found.problems.length > 0 || state.found.changes.length === 0} onClick={() => void take(state)}>
                <Trans>Take it in</Trans>
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
