/** Decides what two people changed in different ways; the value that was not taken is one undo away. */
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useClient } from "urql";
import { ConflictDialog, type ConflictItem } from "~/components/definitions/ConflictDialog";
import { nounWords } from "~/components/definitions/words";
import { useWord } from "~/components/useWord";
import { Design } from "~/features/studio/designQueries";
import { changesBetween } from "~/features/studio/model/changes";
import { choicesOf, type Conflict, conflictKey, conflictsOf, isWhole, missingEnd, type Takes, withValue } from "~/features/studio/model/conflicts";
import { fieldChanges } from "~/features/studio/model/diff";
import type { Doc, FlowNode } from "~/features/studio/model/document";
import { remembered } from "~/features/studio/model/history";
import { rebased } from "~/features/studio/model/rebase";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { docOf } from "~/features/studio/versions/compare/sides";
import { useDesk } from "~/features/studio/versions/desk";
import { useFlowFieldLabel } from "~/features/studio/versions/useFlowFieldLabel";
import { textOf } from "~/lib/text";

export function ResolveConflicts({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const client = useClient();
  const store = useStudioStore();
  const open = useDesk((desk) => desk.open);
  const told = useStudio((studio) => studio.saving.conflicts);
  const conflicts = useMemo(() => conflictsOf(told), [told]);
  const items = useItems(conflicts);
  if (conflicts.length === 0) return null;

  const resolve = async (takes: Takes) => {
    if (!(await store.getState().resolve(choicesOf(conflicts, takes)))) return false;
    const { doc, history } = store.getState();
    const changes = changesBetween(swapped(doc, conflicts, takes), doc);
    if (changes.length > 0) store.setState({ history: remembered(history, { label: t`Decide conflicts`, changes }) });
    return true;
  };
  const show = async () => {
    const { key, doc, saved } = store.getState();
    const { data } = await client.query(Design, { key }, { requestPolicy: "network-only" }).toPromise();
    const theirs = data?.definition?.draft ?? data?.definition?.published;
    if (!theirs) return;
    const newest = docOf(theirs.content, theirs.layout);
    open({
      kind: "compare",
      before: { kind: "given", label: t`Theirs`, doc: newest },
      after: { kind: "given", label: t`Theirs with my edits`, doc: rebased(saved, doc, newest) },
    });
  };
  return <ConflictDialog items={items} resolve={resolve} onShow={() => void show()} onClose={onClose} />;
}

/** The document as it would be had each choice been the other one. */
function swapped(doc: Doc, conflicts: readonly Conflict[], takes: Takes): Doc {
  const flow = conflicts.reduce(
    (made, conflict) => withValue(made, conflict, takes.get(conflictKey(conflict)) === "MINE" ? conflict.theirs : conflict.mine),
    doc.flow,
  );
  return { ...doc, flow };
}

function useItems(conflicts: readonly Conflict[]): ConflictItem[] {
  const { t } = useLingui();
  const word = useWord();
  const fieldLabel = useFlowFieldLabel();
  const doc = useStudio((studio) => studio.doc);
  const saved = useStudio((studio) => studio.saved);
  return useMemo(() => {
    const nodes = new Map<string, FlowNode>([...saved.flow.nodes, ...doc.flow.nodes].map((node) => [node.id, node]));
    const nameOf = (id: string) => {
      const node = nodes.get(id);
      return node ? textOf(node.name) || node.key : id;
    };
    const placeOf = (conflict: Conflict) => {
      const noun = word(nounWords, conflict.noun);
      if (conflict.element === null) return noun;
      if (conflict.noun === "edge") {
        const edge = [...doc.flow.edges, ...saved.flow.edges].find(({ id }) => id === conflict.element);
        const ends = edge ?? ((conflict.mine ?? conflict.theirs) as { from: [string]; to: [string] } | null);
        return ends ? t`${noun} ${nameOf(ends.from[0])} → ${nameOf(ends.to[0])}` : noun;
      }
      return t`${noun} ${nameOf(conflict.element)}`;
    };
    const explain = (conflict: Conflict): string | undefined => {
      if (!isWhole(conflict)) return undefined;
      const mineIsThere = conflict.mine !== null && conflict.mine !== undefined;
      const end = missingEnd(conflict, new Set((mineIsThere ? saved : doc).flow.nodes.map(({ id }) => id)));
      if (conflict.noun === "edge") {
        const name = end ? nameOf(end) : "";
        return mineIsThere
          ? t`You drew this connection, and they removed a step that it leads to or from. Kept, it hangs until you lead it elsewhere. ${name}`.trim()
          : t`They drew this connection, and you removed a step that it leads to or from. Kept, it hangs until you lead it elsewhere. ${name}`.trim();
      }
      return mineIsThere ? t`They removed it, and you changed it. Kept, it stands without its old connections.` : t`You removed it, and they changed it. Kept, it stands without its old connections.`;
    };
    const edits = (conflict: Conflict, value: unknown) => {
      if (value === null || value === undefined) return null;
      const changed = conflict.base ? fieldChanges(conflict.base, value) : [];
      return changed.map(({ path, before, after }) => ({ field: fieldLabel(conflict, path), before, after }));
    };
    return conflicts.map((conflict): ConflictItem => {
      const explained = explain(conflict);
      return {
        key: conflictKey(conflict),
        place: placeOf(conflict),
        field: isWhole(conflict) ? "" : fieldLabel(conflict, conflict.field.replace(/\.?<order>$/, "")),
        base: conflict.base,
        mine: conflict.mine,
        theirs: conflict.theirs,
        ...(explained ? { explained } : {}),
        absent: isWhole(conflict) ? t`Removed` : t`nothing`,
        ...(isWhole(conflict) ? { edits: { mine: edits(conflict, conflict.mine), theirs: edits(conflict, conflict.theirs) } } : {}),
      };
    });
  }, [conflicts, doc, saved, word, fieldLabel, t]);
}
