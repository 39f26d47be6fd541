/** A draft that saves itself: typing is kept in this browser at once, and on the server as soon as the hands rest. */
import { useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import type { Content } from "~/features/catalog/model";
import { CatalogEntity, type Entity, type Finding, SaveCatalogDraft } from "~/features/catalog/queries";
import { useEdits } from "~/lib/useEdits";

export type SaveState = "clean" | "waiting" | "saving" | "saved" | "failed" | "overtaken";
const REST = 700;

/** `onSaved` is told each time that the server has it. */
export function useDraft(entity: Entity, onSaved?: () => void) {
  const { t } = useLingui();
  const client = useClient();
  const { section, key } = entity;
  const first = ((entity.draft ? entity.draft.content : null) ?? entity.content ?? {}) as Content;
  const edits = useEdits<Content>(`catalog.${section}.${key}`, first, entity.draft?.revision ?? 0);
  const [findings, setFindings] = useState<readonly Finding[]>(entity.findings);
  const [state, setState] = useState<SaveState>(entity.draft ? "saved" : "clean");
  const [fault, setFault] = useState<string | null>(null);
  const busy = useRef(false);
  const { saved } = edits;

  const save = useCallback(
    async (content: Content | null, revision: number, rebase = false): Promise<boolean> => {
      busy.current = true;
      setState("saving");
      const answer = await client.mutation(SaveCatalogDraft, { input: { section, key, content, revision, rebase, document: entity.document } }).toPromise();
      busy.current = false;
      const told = answer.data?.saveCatalogDraft;
      const problem = told?.problems[0];
      if (told?.draft) {
        saved(content ?? {}, told.draft.revision);
        setFindings(told.findings);
        setFault(null);
        setState("saved");
        onSaved?.();
        return true;
      }
      setState(problem?.code === "stale_version" ? "overtaken" : "failed");
      setFault(problem?.message ?? t`The server did not answer; your edits are kept in this browser.`);
      return false;
    },
    [client, section, key, entity.document, saved, onSaved, t],
  );

  const { changed, value, base } = edits;
  useEffect(() => {
    if (!changed || busy.current || state === "overtaken") return;
    const timer = setTimeout(() => void save(value, base), REST);
    return () => clearTimeout(timer);
  }, [changed, value, base, state, save]);

  const open = useRef({ changed, value, base, state, save });
  useEffect(() => {
    open.current = { changed, value, base, state, save };
  });
  useEffect(
    () => () => {
      const last = open.current;
      if (last.changed && !busy.current && last.state !== "overtaken") void last.save(last.value, last.base);
    },
    [],
  );

  const latest = async () => {
    const answer = await client.query(CatalogEntity, { section, key }, { requestPolicy: "network-only" }).toPromise();
    return answer.data?.catalogEntity ?? null;
  };
  const keepMine = async () => {
    const theirs = await latest();
    if (theirs) await save(edits.value, theirs.draft?.revision ?? 0);
  };
  const takeTheirs = async () => {
    const theirs = await latest();
    if (!theirs) return;
    edits.take(((theirs.draft ? theirs.draft.content : theirs.content) ?? {}) as Content, theirs.draft?.revision ?? 0);
    setFindings(theirs.findings);
    setFault(null);
    setState(theirs.draft ? "saved" : "clean");
  };
  const reset = () => {
    edits.take((entity.content ?? {}) as Content, 0);
    setFindings([]);
    setFault(null);
    setState("clean");
  };
  const shown: SaveState = changed && state !== "saving" && state !== "failed" && state !== "overtaken" ? "waiting" : state;
  return { edits, findings, state: shown, fault, save, keepMine, takeTheirs, reset, revision: base };
}

export type DraftEditor = ReturnType<typeof useDraft>;
