/** Flows and tables from files: dropped, chosen or pasted, looked at one by one, and taken in as drafts. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Group, Modal, Stack, Textarea } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { type DragEvent, useCallback, useEffect, useRef, useState } from "react";
import { useClient, useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { LoadingState } from "~/components/states";
import { pastedFile, readFile } from "~/features/flows/files";
import classes from "~/features/flows/flows.module.css";
import { Incoming, ImportDefinitions, type IncomingDocument } from "~/features/flows/queries";
import { IncomingItem, type Take, takeAtFirst } from "~/features/flows/IncomingItem";
import type { DefinitionFileInput } from "~/graphql/graphql";
import type { Problem } from "~/lib/problems";

interface ImportProps {
  /** What was dropped or pasted onto the list already. */
  files: readonly File[];
  onClose: () => void;
  onDone: (keys: readonly string[]) => void;
}

export function ImportDialog({ files: first, onClose, onDone }: ImportProps) {
  const { t } = useLingui();
  const client = useClient();
  const [sent, setSent] = useState<DefinitionFileInput[]>([]);
  const [found, setFound] = useState<readonly IncomingDocument[] | null>(null);
  const [takes, setTakes] = useState<ReadonlyMap<string, Take>>(new Map());
  const [problems, setProblems] = useState<Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const [text, setText] = useState("");
  const [over, setOver] = useState(false);
  const [state, bringIn] = useMutation(ImportDefinitions);
  const look = useCallback(
    async (read: () => Promise<DefinitionFileInput[]>) => {
      setBusy(true);
      setProblems([]);
      try {
        const files = await read();
        const { data, error } = await client.query(Incoming, { files }, { requestPolicy: "network-only" }).toPromise();
        if (!data) throw new Error(error?.graphQLErrors[0]?.message ?? t`The server did not answer. Try again.`);
        setSent(files);
        setFound(data.incomingDefinitions);
        setTakes(new Map(data.incomingDefinitions.map((one) => [one.place, takeAtFirst(one)])));
      } catch (error) {
        setProblems([{ code: "failed", message: error instanceof Error && error.message ? error.message : t`This file can't be read.`, path: [] }]);
      } finally {
        setBusy(false);
      }
    },
    [client, t],
  );
  const lookAt = useCallback((files: readonly File[]) => look(() => Promise.all(files.map((file) => readFile(file)))), [look]);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || first.length === 0) return;
    begun.current = true;
    void lookAt(first);
  }, [first, lookAt]);
  const wanted = (found ?? []).flatMap((one) => {
    const take = takes.get(one.place);
    return take && take.choice !== "leave" ? [{ place: one.place, key: take.key, revision: take.choice === "draft" ? one.revision : 0 }] : [];
  });
  const unready = [...takes.values()].some((take) => take.choice === "other" && !take.ready);
  const take = async () => {
    const { data } = await bringIn({ input: { files: sent, take: wanted } });
    const refused = data?.importDefinitions.problems ?? [{ code: "failed", message: t`The server did not answer. Try again.`, path: [] }];
    setProblems(refused);
    if (refused.length > 0) return;
    onDone(wanted.map((one) => one.key));
    onClose();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) void lookAt([...event.dataTransfer.files]);
  };
  return (
    <Modal opened size="xl" onClose={onClose} title={<Trans>Import flows and tables</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="md">
        <ProblemList problems={problems} />
        {busy ? (
          <LoadingState rows={3} />
        ) : found ? (
          <Stack gap="sm" className={classes.scroll ?? ""} role="list" aria-label={t`Documents`}>
            {found.map((one) => (
              <IncomingItem key={one.place} document={one} take={takes.get(one.place) ?? takeAtFirst(one)} onTake={(next) => setTakes((old) => new Map(old).set(one.place, next))} />
            ))}
          </Stack>
        ) : (
          <>
            <div
              className={classes.drop}
              data-over={over || undefined}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
              }}
              onDragLeave={() => setOver(false)}
              onDrop={drop}
            >
              <IconFileImport size={28} stroke={1.4} aria-hidden />
              <p className={classes.flat}>
                <Trans>Drop JSON files or an exported archive here.</Trans>
              </p>
              <FileButton multiple accept=".json,.zip,.gz,application/json,application/zip" onChange={(files) => void lookAt(files)}>
                {(props) => (
                  <Button variant="default" {...props}>
                    <Trans>Choose files</Trans>
                  </Button>
                )}
              </FileButton>
            </div>
            <Textarea
              data-autofocus
              label={<Trans>Or paste JSON</Trans>}
              autosize
              minRows={4}
              maxRows={10}
              spellCheck={false}
              styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12 } }}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </>
        )}
        <Group justify="space-between">
          <span className={classes.dim}>
            <Trans>Nothing is stored until you import it, and it comes in as drafts.</Trans>
          </span>
          <Group>
            <Button variant="default" onClick={found ? () => setFound(null) : onClose}>
              {found ? <Trans>Other files</Trans> : <Trans>Cancel</Trans>}
            </Button>
            {found ? (
              <Button loading={state.fetching} disabled={wanted.length === 0 || unready} onClick={() => void take()}>
                <Plural value={wanted.length} _0="Nothing to import" one="Import # as a draft" other="Import # as drafts" />
              </Button>
            ) : (
              <Button disabled={!text.trim() || busy} onClick={() => void look(async () => [await pastedFile(t`Pasted text`, text)])}>
                <Trans>Look at it</Trans>
              </Button>
            )}
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
