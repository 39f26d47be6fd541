/** Actions on parts of a flow: undo, copies, notes and groups. */
import { msg } from "@lingui/core/macro";
import { notifications } from "@mantine/notifications";
import {
  IconArrowBackUp, IconArrowForwardUp, IconBoxMultiple, IconClipboard, IconCopy, IconCut, IconNote, IconSelectAll, IconSquareRoundedMinus, IconCopyPlus,
} from "@tabler/icons-react";
import { type ActionContext, chosen, chosenNodes, editable, type StudioAction } from "~/features/studio/actions/action";
import { focusNode } from "~/features/studio/canvas/ui";
import { fromText, paste, toText } from "~/features/studio/model/clipboard";
import { addNote, group, remove, ungroup } from "~/features/studio/model/edits";
import { around, boxOf, freePlace, noteSize } from "~/features/studio/model/geometry";
import type { Point } from "~/features/studio/model/document";

const undo: StudioAction = {
  id: "undo",
  label: msg`Undo`,
  Icon: IconArrowBackUp,
  group: "edit",
  keys: "mod+z",
  everywhere: true,
  when: (context) => editable(context) && context.store.getState().history.past.length > 0,
  perform: ({ store, ui, i18n }) => {
    const label = store.getState().history.past.at(-1)?.label ?? "";
    store.getState().undo();
    ui.getState().say(i18n._({ ...msg`Undone: {label}`, values: { label } }));
  },
};

const redo: StudioAction = {
  id: "redo",
  label: msg`Redo`,
  Icon: IconArrowForwardUp,
  group: "edit",
  keys: "mod+shift+z mod+y",
  everywhere: true,
  when: (context) => editable(context) && context.store.getState().history.future.length > 0,
  perform: ({ store, ui, i18n }) => {
    const label = store.getState().history.future[0]?.label ?? "";
    store.getState().redo();
    ui.getState().say(i18n._({ ...msg`Done again: {label}`, values: { label } }));
  },
};

const middle = ({ ui }: ActionContext): Point => {
  const box = document.querySelector("[data-canvas]")?.getBoundingClientRect();
  const at = { x: (box?.left ?? 0) + (box?.width ?? 600) / 2, y: (box?.top ?? 0) + (box?.height ?? 400) / 2 };
  return ui.getState().view?.screenToFlowPosition(at) ?? { x: 0, y: 0 };
};

/** Text as it was copied, in this or another flow; null when there is nothing of ours in it. */
export function pasteText(context: ActionContext, text: string, at?: Point): boolean {
  const { store, ui, i18n } = context;
  const part = editable(context) ? fromText(text) : null;
  if (!part) return false;
  const { document: kind, doc, edit } = store.getState();
  const offered = new Set(kind.offered(doc.flow).map((one) => one.kind));
  const scope = chosenNodes(context).at(-1)?.parent ?? null;
  const allows = (name: string, parent: string | null) => {
    const record = kind.kinds.get(name);
    return record === undefined || (offered.has(name) && kind.fits(record, parent));
  };
  let pasted: ReturnType<typeof paste> | null = null;
  edit(i18n._(msg`Paste`), (draft) => {
    pasted = paste(draft, part, { at: at ?? middle(context), scope, allows });
  });
  const { ids, leftOut } = (pasted ?? { ids: [], leftOut: [] }) as ReturnType<typeof paste>;
  store.getState().select(ids);
  ui.getState().say(i18n._({ ...msg`Pasted: {count}`, values: { count: ids.length } }));
  if (leftOut.length > 0) {
    const kinds = leftOut.map((name) => kind.kinds.get(name)?.label.text ?? name).join(", ");
    notifications.show({ color: "yellow", message: i18n._({ ...msg`Left out, since such a flow may not hold it: {kinds}`, values: { kinds } }) });
  }
  return true;
}

export const copiedText = (context: ActionContext): string => toText(context.store.getState().doc, chosen(context));

const copy: StudioAction = {
  id: "copy",
  label: msg`Copy`,
  Icon: IconCopy,
  group: "edit",
  keys: "mod+c",
  when: (context) => chosen(context).length > 0,
  perform: async (context) => {
    await navigator.clipboard?.writeText(copiedText(context));
    context.ui.getState().say(context.i18n._(msg`Copied`));
  },
};

const cut: StudioAction = {
  id: "cut",
  label: msg`Cut`,
  Icon: IconCut,
  group: "edit",
  keys: "mod+x",
  when: (context) => editable(context) && chosen(context).length > 0,
  perform: async (context) => {
    await copy.perform(context);
    const { document: kind, edit } = context.store.getState();
    const ids = chosen(context);
    edit(context.i18n._(msg`Cut`), (draft) => remove(draft, kind, ids));
    context.store.getState().select([]);
    focusNode(null);
  },
};

const pasteHere: StudioAction = {
  id: "paste",
  label: msg`Paste`,
  Icon: IconClipboard,
  group: "edit",
  keys: "mod+v",
  when: editable,
  perform: async (context) => {
    const text = await navigator.clipboard?.readText().catch(() => "");
    if (text && pasteText(context, text)) return;
    notifications.show({ color: "yellow", message: context.i18n._(msg`There are no steps on the clipboard. Use Ctrl+V where the browser does not let us look.`) });
  },
};

const duplicate: StudioAction = {
  id: "duplicate",
  label: msg`Duplicate`,
  Icon: IconCopyPlus,
  group: "edit",
  keys: "mod+d",
  when: (context) => editable(context) && chosen(context).length > 0,
  perform: (context) => {
    const { doc, document: kind } = context.store.getState();
    const ids = new Set(chosen(context));
    const box = around(doc.flow.nodes.filter((node) => ids.has(node.id)).map((node) => boxOf(doc, kind, node)));
    const at = box ? { x: box.x + box.width / 2 + box.width + 40, y: box.y + box.height / 2 } : middle(context);
    pasteText(context, copiedText(context), at);
  },
};

const all: StudioAction = {
  id: "all",
  label: msg`Choose everything`,
  Icon: IconSelectAll,
  group: "edit",
  keys: "mod+a",
  when: () => true,
  perform: ({ store }) => {
    const { flow } = store.getState().doc;
    store.getState().select([...flow.nodes, ...(flow.notes ?? [])].map((one) => one.id));
  },
};

const note: StudioAction = {
  id: "note",
  label: msg`Add a note`,
  Icon: IconNote,
  group: "edit",
  keys: "n",
  when: editable,
  perform: (context) => {
    const { store, i18n } = context;
    const { doc, document: kind } = store.getState();
    const notes = (doc.flow.notes ?? []).flatMap((one) => {
      const place = doc.layout.positions[one.id];
      return place ? [{ x: place.x, y: place.y, width: noteSize.width, height: noteSize.height }] : [];
    });
    const taken = [...doc.flow.nodes.map((node) => boxOf(doc, kind, node)), ...notes];
    const at = freePlace({ ...middle(context), ...noteSize }, taken);
    let id = "";
    store.getState().edit(i18n._(msg`Add a note`), (draft) => {
      id = addNote(draft, "", at);
    });
    store.getState().reveal(id, ["text"]);
  },
};

const groupChosen: StudioAction = {
  id: "group",
  label: msg`Group`,
  Icon: IconBoxMultiple,
  group: "edit",
  keys: "mod+g",
  when: (context) => editable(context) && chosenNodes(context).length > 0,
  perform: (context) => {
    const { store, i18n } = context;
    const ids = chosenNodes(context).map((node) => node.id);
    let id = "";
    store.getState().edit(i18n._(msg`Group`), (draft) => {
      id = group(draft, ids, i18n._(msg`Group`));
    });
    store.getState().reveal(id, ["name"]);
  },
};

const ungroupChosen: StudioAction = {
  id: "ungroup",
  label: msg`Dissolve the group`,
  Icon: IconSquareRoundedMinus,
  group: "edit",
  keys: "mod+shift+g",
  when: ({ store }) => {
    const { doc, selection, readOnly } = store.getState();
    return !readOnly && (doc.flow.groups ?? []).some((one) => selection.includes(one.id) || one.nodes.some((id) => selection.includes(id)));
  },
  perform: ({ store, i18n }) => {
    const { doc, selection } = store.getState();
    const groups = (doc.flow.groups ?? []).filter((one) => selection.includes(one.id));
    const ids = [...selection, ...groups.flatMap((one) => one.nodes)];
    store.getState().edit(i18n._(msg`Dissolve the group`), (draft) => ungroup(draft, ids));
  },
};

export const editActions: readonly StudioAction[] = [undo, redo, cut, copy, pasteHere, duplicate, all, note, groupChosen, ungroupChosen];
