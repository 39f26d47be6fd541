/** Says that one is at this flow, shows who else is, and hands the right to write back and forth. */
import { useCallback, useEffect, useState } from "react";
import type { Heard, Person } from "~/components/definitions/documents";
import { PresenceAvatars } from "~/components/definitions/PresenceAvatars";
import { usePresence } from "~/components/definitions/usePresence";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { deskOf } from "~/features/studio/versions/desk";
import { useCan } from "~/lib/session";

/** As long after the last edit someone is said to write. */
const lingerMs = 20_000;
/** As long the right to write is kept for the first edit after it was taken over. */
const claimMs = 60_000;

export function Presence() {
  const studio = useStudioStore();
  const key = useStudio((state) => state.key);
  const mayWrite = useCan("flow.write");
  const [claimed, claim] = useClaim();
  const writing = useWriting() || claimed;
  const heard = useCallback(
    (definition: Heard) => {
      const { base, saving, refresh } = studio.getState();
      const last = definition.draft ?? definition.published;
      const revision = definition.draft?.revision ?? 0;
      if (last && saving.status !== "saving" && (last.version !== base.version || revision !== base.revision)) void refresh();
    },
    [studio],
  );
  const presence = usePresence(key, { writing, mayWrite }, heard);
  const desk = deskOf(studio);
  const { holder, people, reached, takeOver } = presence;
  useEffect(() => {
    const take = async () => {
      const refused = await takeOver();
      if (refused === null) claim();
      return refused;
    };
    desk.setState({ holder, people, reached, takeOver: take });
  }, [desk, holder, people, reached, takeOver, claim]);
  useLock(holder?.name ?? null, people);
  return <PresenceAvatars people={people} onTakeOver={holder && mayWrite ? () => desk.getState().open({ kind: "takeOver" }) : undefined} />;
}

function useClaim(): [claimed: boolean, claim: () => void] {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (at === 0) return;
    const end = setTimeout(() => setAt(0), claimMs);
    return () => clearTimeout(end);
  }, [at]);
  return [at > 0, useCallback(() => setAt(performance.now()), [])];
}

/** True from an edit until a while after the last one, and as long as something is unsaved. */
function useWriting(): boolean {
  const doc = useStudio((state) => state.doc);
  const dirty = useStudio((state) => state.doc !== state.saved);
  const free = useStudio((state) => state.readOnly === false);
  const [recent, setRecent] = useState(false);
  useEffect(() => {
    if (!dirty) return;
    const begin = setTimeout(() => setRecent(true), 0);
    const end = setTimeout(() => setRecent(false), lingerMs);
    return () => {
      clearTimeout(begin);
      clearTimeout(end);
    };
  }, [doc, dirty]);
  return free && (recent || dirty);
}

/** While someone else writes nothing can be changed here; what is unsaved waits, and is merged as soon as they are done. */
function useLock(holder: string | null, people: readonly Person[]): void {
  const studio = useStudioStore();
  const readOnly = useStudio((state) => state.readOnly);
  useEffect(() => {
    const { doc, saved, saving, flush, refresh } = studio.getState();
    if (holder !== null && (readOnly === false || readOnly === "locked")) studio.setState({ readOnly: "locked", holder });
    if (holder !== null) return;
    const unsaved = doc !== saved && saving.status !== "conflict";
    if (readOnly === "locked") studio.setState({ readOnly: false, holder: null });
    else if (readOnly !== false || saving.status !== "locked") return;
    void (unsaved ? flush() : refresh());
  }, [studio, holder, readOnly, people]);
}
