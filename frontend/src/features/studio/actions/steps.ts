/** Actions on steps and edges: what comes next, connecting, inserting, removing, walking. */
import { msg } from "@lingui/core/macro";
import { IconArrowsJoin2, IconCircleDot, IconCirclePlus, IconLogout, IconPencil, IconPlugConnected, IconPlus, IconTrash } from "@tabler/icons-react";
import { chosen, chosenNodes, editable, oneNode, placeOf, type StudioAction } from "~/features/studio/actions/action";
import { focusNode } from "~/features/studio/canvas/ui";
import { intoScope, remove } from "~/features/studio/model/edits";
import { neighbour } from "~/features/studio/model/order";

const addNext: StudioAction = {
  id: "next",
  label: msg`What comes next?`,
  Icon: IconCirclePlus,
  group: "step",
  keys: "a Insert",
  when: (context) => editable(context) && (oneNode(context) !== null || chosen(context).length === 0),
  perform: (context) => {
    const { store, ui } = context;
    const node = oneNode(context);
    const { doc, document } = store.getState();
    if (!node) return ui.getState().open({ kind: "next", at: placeOf(null) });
    const ports = document.outPorts(node);
    const open = ports.find((port) => port.required && !doc.flow.edges.some((edge) => edge.from[0] === node.id && edge.from[1] === port.name));
    const port = open ?? ports[0];
    const at = placeOf(node.id);
    ui.getState().open(port ? { kind: "next", after: [node.id, port.name], at } : { kind: "next", at });
  },
};

const connectTo: StudioAction = {
  id: "connect",
  label: msg`Connect to…`,
  Icon: IconPlugConnected,
  group: "step",
  keys: "c",
  when: (context) => {
    const node = oneNode(context);
    return editable(context) && node !== null && context.store.getState().document.outPorts(node).length > 0;
  },
  perform: (context) => {
    const node = oneNode(context);
    if (node) context.ui.getState().open({ kind: "connect", from: node.id });
  },
};

const insertStep: StudioAction = {
  id: "insert",
  label: msg`Insert a step on this edge`,
  Icon: IconPlus,
  group: "step",
  keys: "i",
  when: (context) => editable(context) && oneEdge(context) !== null,
  perform: (context) => {
    const edge = oneEdge(context);
    if (edge) context.ui.getState().open({ kind: "next", edge, at: placeOf(null) });
  },
};

function oneEdge({ store }: Parameters<StudioAction["perform"]>[0]): string | null {
  const { doc, selection } = store.getState();
  const [id] = selection;
  if (!id || selection.length !== 1) return null;
  if (doc.flow.edges.some((edge) => edge.id === id)) return id;
  return doc.flow.edges.find((edge) => edge.from[0] === id)?.id ?? null;
}

const nextEdge: StudioAction = {
  id: "edge",
  label: msg`Choose the next edge of this step`,
  Icon: IconArrowsJoin2,
  group: "step",
  keys: "e",
  when: (context) => chosen(context).length === 1,
  perform: ({ store, ui }) => {
    const { doc, selection, select } = store.getState();
    const [id] = selection;
    const edge = doc.flow.edges.find((one) => one.id === id);
    const around = edge ? edge.from[0] : id;
    const edges = doc.flow.edges.filter((one) => one.from[0] === around || one.to[0] === around);
    const next = edges[edge ? edges.indexOf(edge) + 1 : 0];
    if (next) select([next.id]);
    else if (around) {
      select([around]);
      focusNode(around);
    }
    if (next) ui.getState().say(`${doc.flow.nodes.find((node) => node.id === next.from[0])?.key} → ${doc.flow.nodes.find((node) => node.id === next.to[0])?.key}`);
  },
};

const openInspector: StudioAction = {
  id: "inspect",
  label: msg`Edit its settings`,
  Icon: IconPencil,
  group: "step",
  keys: "Enter",
  when: (context) => chosen(context).length === 1,
  perform: (context) => {
    const [id] = chosen(context);
    if (id) context.store.getState().reveal(id, []);
  },
};

const breakpoint: StudioAction = {
  id: "breakpoint",
  label: msg`Set or clear a breakpoint`,
  Icon: IconCircleDot,
  group: "step",
  keys: "F9",
  when: (context) => chosenNodes(context).length > 0,
  perform: (context) => {
    for (const node of chosenNodes(context)) context.store.getState().toggleBreakpoint(node.id);
  },
};

const leaveScope: StudioAction = {
  id: "leave",
  label: msg`Take out of its scope`,
  Icon: IconLogout,
  group: "step",
  when: (context) => editable(context) && chosenNodes(context).some((node) => node.parent),
  perform: (context) => {
    const { store, i18n } = context;
    const nodes = chosenNodes(context);
    const parent = store.getState().doc.flow.nodes.find((node) => node.id === nodes[0]?.parent);
    const ids = nodes.map((node) => node.id);
    store.getState().edit(i18n._(msg`Take out of its scope`), (draft) => intoScope(draft, ids, parent?.parent ?? null));
  },
};

const removeChosen: StudioAction = {
  id: "remove",
  label: msg`Remove`,
  Icon: IconTrash,
  group: "edit",
  keys: "Delete Backspace",
  when: (context) => editable(context) && chosen(context).length > 0,
  perform: (context) => {
    const { store, ui, i18n } = context;
    const ids = chosen(context);
    const { doc, document } = store.getState();
    const first = ids[0];
    const next = first ? (neighbour(doc, first, "up") ?? neighbour(doc, first, "down")) : null;
    store.getState().edit(i18n._(msg`Remove`), (draft) => remove(draft, document, ids));
    const left = next && store.getState().doc.flow.nodes.some((node) => node.id === next) ? next : null;
    store.getState().select(left ? [left] : []);
    ui.getState().say(i18n._(msg`Removed`));
    focusNode(left);
  },
};

export const stepActions: readonly StudioAction[] = [
  openInspector, addNext, connectTo, insertStep, nextEdge, breakpoint, leaveScope, removeChosen,
];
