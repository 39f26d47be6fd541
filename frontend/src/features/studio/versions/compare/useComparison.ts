/** The two sides of a comparison as documents, and what differs. */
import { useEffect, useMemo, useState } from "react";
import { useClient } from "urql";
import type { Change } from "~/components/definitions/changes";
import { arrange } from "~/features/studio/canvas/arrange";
import type { Doc } from "~/features/studio/model/document";
import type { DocumentKind } from "~/features/studio/model/kinds";
import { useStudio } from "~/features/studio/store";
import { changesOf } from "~/features/studio/versions/compare/painted";
import { loadSide, type Side, sideKey } from "~/features/studio/versions/compare/sides";

export interface Comparison {
  before: Doc;
  after: Doc;
  changes: readonly Change[];
}

/** Every node has a place: its own, else where the other side has it, else where tidying up would put it. */
async function placed(doc: Doc, other: Doc, kind: DocumentKind): Promise<Doc> {
  const known = { ...other.layout.positions, ...doc.layout.positions };
  if (doc.flow.nodes.every(({ id }) => known[id])) return { ...doc, layout: { ...doc.layout, positions: known } };
  const { positions } = await arrange(doc.flow, kind);
  return { ...doc, layout: { ...doc.layout, positions: { ...positions, ...doc.layout.positions } } };
}

/** Places that were worked out here tell nothing about moves. */
const hasPlaces = (doc: Doc | null | undefined) => Object.keys(doc?.layout.positions ?? {}).length > 0;

/** Undefined while it is being asked for; null when a side is not there. */
export function useComparison(before: Side, after: Side): Comparison | null | undefined {
  const client = useClient();
  const key = useStudio((studio) => studio.key);
  const kind = useStudio((studio) => studio.document);
  const canvas = useStudio((studio) => studio.doc);
  const wanted = `${sideKey(before)} ${sideKey(after)}`;
  const [found, setFound] = useState<{ wanted: string; sides: readonly [Doc, Doc] | null; moves: boolean } | null>(null);
  useEffect(() => {
    let current = true;
    const load = async () => {
      const [was, now] = await Promise.all([before, after].map((side) => loadSide(client, key, side, canvas)));
      const drawn = was && now ? await placed(now, was, kind) : null;
      const sides = was && drawn ? ([await placed(was, drawn, kind), drawn] as const) : null;
      if (current) setFound({ wanted, sides, moves: hasPlaces(was) && hasPlaces(now) });
    };
    void load();
    return () => {
      current = false;
    };
    // The sides are told apart by their names.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, key, kind, canvas, wanted]);
  return useMemo(() => {
    if (found?.wanted !== wanted) return undefined;
    if (!found.sides) return null;
    const [was, now] = found.sides;
    const changes = changesOf(was, now).filter(({ kind: what }) => found.moves || what !== "MOVED");
    return { before: was, after: now, changes };
  }, [found, wanted]);
}
