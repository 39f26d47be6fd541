/** Moving by pointer: places are the canvas's own while the pointer is down, and one edit when it is let go. */
import { useLingui } from "@lingui/react/macro";
import type { EdgeChange, NodeChange } from "@xyflow/react";
import { useCallback, useRef, useState } from "react";
import { useCanvasUiStore } from "~/features/studio/canvas/ui";
import type { AnyCanvasNode } from "~/features/studio/canvas/useCanvasNodes";
import type { Point } from "~/features/studio/model/document";
import { place } from "~/features/studio/model/edits";
import { useStudioStore } from "~/features/studio/store";

type Places = ReadonlyMap<string, Point>;

export function useDragging() {
  const { t } = useLingui();
  const store = useStudioStore();
  const ui = useCanvasUiStore();
  const [moved, setMoved] = useState<Places | null>(null);
  const current = useRef<Map<string, Point> | null>(null);

  /** A frame takes along what it is around. */
  const follow = useCallback(
    (frame: AnyCanvasNode, to: Point, places: Map<string, Point>) => {
      const from = places.get(frame.id) ?? frame.position;
      const { positions } = store.getState().doc.layout;
      for (const id of frame.type === "frame" ? frame.data.members : []) {
        const at = places.get(id) ?? positions[id];
        if (at) places.set(id, { x: at.x + to.x - from.x, y: at.y + to.y - from.y });
      }
      places.set(frame.id, to);
    },
    [store],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<AnyCanvasNode>[]) => {
      const { selection, select } = store.getState();
      const picks = changes.filter((change) => change.type === "select");
      if (picks.length > 0) {
        const chosen = new Set(selection);
        for (const pick of picks) {
          if (pick.selected) chosen.add(pick.id);
          else chosen.delete(pick.id);
        }
        select([...chosen]);
      }
      const moves = changes.filter((change) => change.type === "position" && change.position && change.dragging);
      if (moves.length === 0) return;
      const places = new Map(current.current ?? []);
      for (const move of moves) {
        if (move.type !== "position" || !move.position) continue;
        const node = ui.getState().view?.getNode(move.id) as AnyCanvasNode | undefined;
        if (node?.type === "frame") follow(node, move.position, places);
        else places.set(move.id, move.position);
      }
      current.current = places;
      setMoved(places);
    },
    [follow, store, ui],
  );

  /** What is chosen by a click on a step takes the place of edges that were chosen. */
  const onEdgesChange = useCallback(
    (changes: EdgeChange[]) => {
      const left = new Set(changes.flatMap((change) => (change.type === "select" && !change.selected ? [change.id] : [])));
      const { selection, select } = store.getState();
      if (selection.some((id) => left.has(id))) select(selection.filter((id) => !left.has(id)));
    },
    [store],
  );

  const onNodeDragStop = useCallback(() => {
    const places = current.current;
    current.current = null;
    setMoved(null);
    if (!places) return;
    const { flow, layout } = store.getState().doc;
    const real = new Set([...flow.nodes, ...(flow.notes ?? [])].map((one) => one.id));
    const now = [...places].filter(([id]) => real.has(id)).map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }] as const);
    const changed = now.filter(([id, { x, y }]) => layout.positions[id]?.x !== x || layout.positions[id]?.y !== y);
    if (changed.length > 0) store.getState().edit(t`Move`, (draft) => place(draft, Object.fromEntries(changed)));
  }, [store, t]);

  return { moved, onNodesChange, onEdgesChange, onNodeDragStop };
}
