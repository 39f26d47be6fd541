/** What the version in force holds, and what the draft does differently. */
import { useEffect, useMemo, useState } from "react";
import { useClient } from "urql";
import type { Change } from "~/components/definitions/changes";
import type { Doc } from "~/features/studio/model/document";
import { useStudio } from "~/features/studio/store";
import { changesOf } from "~/features/studio/versions/compare/painted";
import { loadSide } from "~/features/studio/versions/compare/sides";
import { useVersions } from "~/features/studio/versions/useVersions";

/** Undefined while it is being asked for, null when nothing is in force. */
export function useInForce(): { version: number | null; doc: Doc | null | undefined } {
  const client = useClient();
  const key = useStudio((studio) => studio.key);
  const { definition } = useVersions();
  const version = definition?.published?.version ?? null;
  const [found, setFound] = useState<{ version: number; doc: Doc | null } | null>(null);
  useEffect(() => {
    if (version === null) return;
    let current = true;
    void loadSide(client, key, { kind: "version", version }, null).then((doc) => {
      if (current) setFound({ version, doc });
    });
    return () => {
      current = false;
    };
  }, [client, key, version]);
  if (!definition) return { version: null, doc: undefined };
  return { version, doc: version === null ? null : found?.version === version ? found.doc : undefined };
}

const nothing: Doc = {
  flow: { schema: "", key: "", kind: "", name: {}, input: { type: "" }, nodes: [], edges: [] },
  layout: { schema: "", positions: {} },
};

export function useChangesSinceInForce(): { version: number | null; changes: readonly Change[]; ready: boolean } {
  const { version, doc } = useInForce();
  const mine = useStudio((studio) => studio.doc);
  const changes = useMemo(() => {
    if (doc === undefined) return [];
    return changesOf(doc ?? nothing, mine).filter(({ kind, noun }) => doc !== null || kind !== "CHANGED" || noun !== "document");
  }, [doc, mine]);
  return { version, changes, ready: doc !== undefined };
}
