/** The canvas by keyboard: arrows walk along the edges, Alt with arrows moves, everything else is an action. */
import { useLingui } from "@lingui/react/macro";
import { type ClipboardEvent, type KeyboardEvent, useCallback } from "react";
import type { ActionContext } from "~/features/studio/actions/action";
import { actionFor } from "~/features/studio/actions/all";
import { copiedText, pasteText } from "~/features/studio/actions/editing";
import { bringIntoSight } from "~/features/studio/canvas/sight";
import { focusNode } from "~/features/studio/canvas/ui";
import type { Point } from "~/features/studio/model/document";
import { moveBy, remove } from "~/features/studio/model/edits";
import { grid } from "~/features/studio/model/geometry";
import { type Direction, inFlowOrder, neighbour } from "~/features/studio/model/order";
import { textOf } from "~/lib/text";

const directions: Record<string, Direction> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

const steps: Record<Direction, Point> = {
  up: { x: 0, y: -grid },
  down: { x: 0, y: grid },
  left: { x: -grid, y: 0 },
  right: { x: grid, y: 0 },
};

const isField = (target: EventTarget) =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

const isButton = (target: EventTarget) => target instanceof HTMLElement && target.closest("button, a") !== null;

export function useCanvasKeys(context: ActionContext) {
  const { t } = useLingui();
  const { store, ui } = context;

  const walk = useCallback(
    (direction: Direction, extend: boolean) => {
      const { doc, selection, select } = store.getState();
      const from = selection.at(-1);
      const edge = doc.flow.edges.find((one) => one.id === from);
      const along = edge && { up: edge.from[0], down: edge.to[0], left: null, right: null }[direction];
      const next = edge ? along : from ? neighbour(doc, from, direction) : inFlowOrder(doc.flow)[0]?.id;
      if (!next) return ui.getState().say(t`Nothing further that way`);
      select(extend ? [...selection.filter((id) => id !== next), next] : [next]);
      const node = doc.flow.nodes.find((one) => one.id === next);
      bringIntoSight(ui.getState().view, doc.layout.positions[next]);
      focusNode(next);
      ui.getState().say(node ? textOf(node.name) : "");
    },
    [store, ui, t],
  );

  const shift = useCallback(
    (direction: Direction, far: boolean) => {
      const { selection, doc } = store.getState();
      const groups = (doc.flow.groups ?? []).filter((one) => selection.includes(one.id));
      const ids = [...selection, ...groups.flatMap((one) => one.nodes)];
      const by = steps[direction];
      const factor = far ? 8 : 1;
      store.getState().edit(t`Move`, (draft) => moveBy(draft, ids, { x: by.x * factor, y: by.y * factor }), { merge: `move ${ids.join(" ")}` });
    },
    [store, t],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (isField(event.target) || event.defaultPrevented || event.nativeEvent.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && "cxv".includes(event.key.toLowerCase()) && !event.shiftKey) return;
      if (["Enter", " "].includes(event.key) && isButton(event.target)) return;
      const direction = directions[event.key];
      if (direction && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (event.altKey) shift(direction, event.shiftKey);
        else walk(direction, event.shiftKey);
        return;
      }
      if (event.key === "Escape") return store.getState().select([]);
      if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
        event.preventDefault();
        const box = (event.target as HTMLElement).getBoundingClientRect();
        return ui.getState().open({ kind: "menu", at: { x: box.left + Math.min(box.width, 120), y: box.top + Math.min(box.height, 40) } });
      }
      const action = actionFor(event, context);
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      void action.perform(context);
    },
    [context, shift, store, ui, walk],
  );

  const onCopy = useCallback(
    (event: ClipboardEvent) => {
      const { selection, document: kind, edit, readOnly } = store.getState();
      if (isField(event.target) || selection.length === 0 || String(window.getSelection())) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", copiedText(context));
      if (event.type === "cut" && !readOnly) {
        edit(t`Cut`, (draft) => remove(draft, kind, selection));
        store.getState().select([]);
        focusNode(null);
      }
      ui.getState().say(event.type === "cut" ? t`Cut` : t`Copied`);
    },
    [context, store, t, ui],
  );

  const onPaste = useCallback(
    (event: ClipboardEvent) => {
      if (!isField(event.target) && pasteText(context, event.clipboardData.getData("text/plain"))) event.preventDefault();
    },
    [context],
  );

  return { onKeyDown, onCopy, onCut: onCopy, onPaste };
}
