/** What can be done in the studio: one object an action, for menus, keys, the palette and help alike. */
import type { MessageDescriptor } from "@lingui/core";
import type { I18n } from "@lingui/core";
import type { TablerIcon } from "@tabler/icons-react";
import type { CanvasUiStore } from "~/features/studio/canvas/ui";
import type { FlowNode } from "~/features/studio/model/document";
import type { Routes } from "~/features/studio/canvas/useCanvasEdges";
import type { StudioStore } from "~/features/studio/store";

export interface ActionContext {
  store: StudioStore;
  ui: CanvasUiStore;
  i18n: I18n;
  setRoutes: (routes: Routes | null) => void;
}

export interface StudioAction {
  id: string;
  label: MessageDescriptor;
  Icon: TablerIcon;
  group: "step" | "edit" | "arrange" | "view" | "flow";
  /** "mod+d", "Delete", "alt+ArrowUp"; several with the same meaning are divided by blanks. */
  keys?: string;
  /** These keys act wherever the focus is outside of fields, not only on the canvas. */
  everywhere?: boolean;
  when: (context: ActionContext) => boolean;
  perform: (context: ActionContext) => void | Promise<void>;
}

export const editable = ({ store }: ActionContext) => store.getState().readOnly === false;

export const chosen = ({ store }: ActionContext) => store.getState().selection;

export function chosenNodes({ store }: ActionContext): FlowNode[] {
  const { doc, selection } = store.getState();
  return doc.flow.nodes.filter((node) => selection.includes(node.id));
}

/** The one chosen node, or null. */
export function oneNode(context: ActionContext): FlowNode | null {
  const nodes = chosenNodes(context);
  return nodes.length === 1 && chosen(context).length === 1 ? (nodes[0] ?? null) : null;
}

/** Where something is on the screen: below a node, else the middle of the canvas. */
export function placeOf(id: string | null): { x: number; y: number } {
  const name = id ? `.react-flow__node[data-id="${CSS.escape(id)}"]` : "[data-canvas]";
  const box = document.querySelector(name)?.getBoundingClientRect();
  if (!box) return { x: 200, y: 200 };
  return id ? { x: box.left + box.width / 2 - 130, y: box.bottom + 6 } : { x: box.left + box.width / 2 - 130, y: box.top + box.height / 3 };
}
