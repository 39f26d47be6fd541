/** Says that one is at this flow, shows who else is, and hands the right to write back and forth. */
import { useCallback, useEffect, useState } from "react";
import type { Heard } from "~/components/definitions/documents";
import { PresenceAvatars } from "~/components/definitions/PresenceAvatars";
import { usePresence } from "~/components/definitions/usePresence";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { deskOf } from "~/features/studio/versions/desk";
import { useCan } from "~/lib/session";

/** As long after the last edit someone is said to write. */
const lingerMs = 20_000;

export function Presence() {
  const studio = useStudioStore();
  const key = useStudio((state) => state.key);
  const mayWrite = useCan("flow.write");
  const writing = useWriting();
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
  useEffect(() => desk.setState(presence), [desk, presence]);
  const { holder, people } = presence;
  useLock(holder?.name ?? null);
  return <PresenceAvatars people={people} onTakeOver={holder && mayWrite ? () => desk.getState().open({ kind: "takeOver" }) : undefined} />;
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
function useLock(holder: string | null): void {
  const studio = useStudioStore();
  const readOnly = useStudio((state) => state.readOnly);
  useEffect(() => {
    const { doc, saved, saving, flush, refresh } = studio.getState();
    if (holder !== null && (readOnly === false || readOnly === "locked")) studio.setState({ readOnly: "locked", holder });
    if (holder !== null || readOnly !== "locked") return;
    studio.setState({ readOnly: false, holder: null });
    if (doc !== saved && saving.status !== "conflict") void flush();
    else void refresh();
  }, [studio, holder, readOnly]);
}
