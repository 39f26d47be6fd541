/** Steps that are dragged from the palette onto the canvas, onto an edge, or into a scope. */
import { msg } from "@lingui/core/macro";
import type { DragEvent } from "react";
import type { ActionContext } from "~/features/studio/actions/action";
import { bringIntoSight } from "~/features/studio/canvas/sight";
import { focusNode } from "~/features/studio/canvas/ui";
import { addNode, insertOnEdge } from "~/features/studio/model/edits";
import { framesOf, sizeOf } from "~/features/studio/model/geometry";
import type { End, Point } from "~/features/studio/model/document";

export const dragType = "application/x-orderloom-node";

/** The scope whose frame lies under a point, the innermost one. */
function scopeAt({ store }: ActionContext, at: Point): string | null {
  const { doc, document } = store.getState();
  const under = framesOf(doc, document).filter(
    ({ scope, box }) => scope && at.x > box.x && at.x < box.x + box.width && at.y > box.y && at.y < box.y + box.height,
  );
  return under.toSorted((one, other) => other.depth - one.depth)[0]?.scope?.id ?? null;
}

/** Adds a step where somebody wants one, chooses it, and says so. */
export function addStep(context: ActionContext, kindName: string, where: { at?: Point; after?: End; edge?: string }): void {
  const { store, ui, i18n } = context;
  const { document, kinds } = store.getState();
  const kind = kinds.get(kindName);
  if (!kind) return;
  let id: string | null = null;
  store.getState().edit(i18n._({ ...msg`Add {name}`, values: { name: kind.label.text } }), (draft) => {
    if (where.edge) {
      id = insertOnEdge(draft, document, kind, where.edge);
      return;
    }
    const parent = where.at && !where.after ? scopeAt(context, where.at) : null;
    const fitting = document.fits(kind, parent) ? parent : null;
    const { width } = sizeOf(document.outPorts({ id: "", key: "", ...document.blank(kind) }));
    const at = where.at && { x: Math.round(where.at.x - width / 2), y: Math.round(where.at.y) };
    id = addNode(draft, document, kind, { ...(at ? { at } : {}), ...(where.after ? { after: where.after } : {}), parent: fitting });
  });
  if (id === null) return;
  store.getState().select([id]);
  if (store.getState().panel === null) store.getState().setPanel("inspector");
  ui.getState().say(i18n._({ ...msg`Added: {name}`, values: { name: kind.label.text } }));
  focusNode(id);
  const place = store.getState().doc.layout.positions[id];
  requestAnimationFrame(() => bringIntoSight(ui.getState().view, place));
}

/** The edge under a point of the window. */
function edgeAt({ clientX, clientY }: { clientX: number; clientY: number }): string | null {
  const edge = document.elementsFromPoint(clientX, clientY).map((one) => one.closest(".react-flow__edge")).find(Boolean);
  return edge?.getAttribute("data-id") ?? null;
}

/** A step that is held over an edge would come in there: the edge says so. */
export function draggedOver(event: DragEvent, { ui }: ActionContext): void {
  event.preventDefault();
  const edge = edgeAt(event);
  if (ui.getState().hoveredEdge !== edge) ui.setState({ hoveredEdge: edge });
}

export function dropped(event: DragEvent, context: ActionContext): void {
  const kind = event.dataTransfer.getData(dragType);
  if (!kind) return;
  event.preventDefault();
  const at = context.ui.getState().view?.screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const edge = edgeAt(event);
  context.ui.setState({ hoveredEdge: null });
  addStep(context, kind, edge ? { edge } : at ? { at } : {});
}
