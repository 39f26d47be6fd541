/** Actions on the picture: tidying up, aligning, zoom, search. */
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import {
  IconAlertTriangle, IconArrowsMaximize, IconLayoutAlignBottom, IconLayoutAlignCenter, IconLayoutAlignLeft, IconLayoutAlignMiddle,
  IconLayoutAlignRight, IconLayoutAlignTop, IconLayoutDistributeHorizontal, IconLayoutDistributeVertical, IconListTree, IconSearch,
  IconSparkles, IconZoomIn, IconZoomOut, type TablerIcon,
} from "@tabler/icons-react";
import { type ActionContext, chosenNodes, editable, type StudioAction } from "~/features/studio/actions/action";
import { focusNode } from "~/features/studio/canvas/ui";
import { place } from "~/features/studio/model/edits";
import { aligned, type Box, boxOf, distributed, type Side } from "~/features/studio/model/geometry";
import type { Point } from "~/features/studio/model/document";

const boxes = (context: ActionContext): Map<string, Box> => {
  const { doc, document: kind } = context.store.getState();
  return new Map(chosenNodes(context).map((node) => [node.id, boxOf(doc, kind, node)]));
};

function lining(id: string, label: MessageDescriptor, Icon: TablerIcon, least: number, to: (from: Map<string, Box>) => Record<string, Point>): StudioAction {
  return {
    id,
    label,
    Icon,
    group: "arrange",
    when: (context) => editable(context) && chosenNodes(context).length >= least,
    perform: (context) => {
      const places = to(boxes(context));
      context.store.getState().edit(context.i18n._(label), (draft) => place(draft, places));
    },
  };
}

const align = (side: Side, label: MessageDescriptor, Icon: TablerIcon) => lining(`align-${side}`, label, Icon, 2, (from) => aligned(from, side));

const tidy: StudioAction = {
  id: "tidy",
  label: msg`Tidy up`,
  Icon: IconSparkles,
  group: "arrange",
  keys: "t",
  when: (context) => editable(context) && context.store.getState().doc.flow.nodes.length > 0,
  perform: async ({ store, ui, i18n, setRoutes }) => {
    const { arrange } = await import("~/features/studio/canvas/arrange");
    const { doc, document: kind } = store.getState();
    const arranged = await arrange(doc.flow, kind);
    if (store.getState().doc.flow !== doc.flow) return;
    store.getState().edit(i18n._(msg`Tidy up`), (draft) => place(draft, arranged.positions));
    setRoutes(arranged);
    ui.getState().say(i18n._(msg`Tidied up`));
    requestAnimationFrame(() => void ui.getState().view?.fitView({ padding: 0.1, maxZoom: 1, duration: 200 }));
  },
};

const view = (id: string, label: MessageDescriptor, Icon: TablerIcon, keys: string, perform: StudioAction["perform"]): StudioAction => ({
  id, label, Icon, keys, group: "view", when: () => true, perform,
});

const fit = view("fit", msg`Show everything`, IconArrowsMaximize, "f", ({ ui }) => void ui.getState().view?.fitView({ padding: 0.1, maxZoom: 1, duration: 200 }));
const closer = view("zoom-in", msg`Closer`, IconZoomIn, "+ =", ({ ui }) => void ui.getState().view?.zoomIn({ duration: 120 }));
const farther = view("zoom-out", msg`Farther`, IconZoomOut, "-", ({ ui }) => void ui.getState().view?.zoomOut({ duration: 120 }));
const find: StudioAction = {
  ...view("find", msg`Search in this flow`, IconSearch, "mod+f /", ({ ui }) => ui.getState().open({ kind: "search" })),
  everywhere: true,
};
const outline = view("outline", msg`Outline`, IconListTree, "o", ({ store }) => store.getState().setPanel("outline"));

const nextProblem: StudioAction = {
  ...view("problem", msg`Go to the next problem`, IconAlertTriangle, "F8", ({ store, ui }) => {
    const { findings, selection, reveal } = store.getState();
    const ids = [...new Set(findings.map((one) => one.node).filter((id) => id !== null))];
    const next = ids[(ids.indexOf(selection[0] ?? "") + 1) % Math.max(ids.length, 1)];
    if (!next) return;
    reveal(next);
    ui.getState().say(findings.find((one) => one.node === next)?.message ?? "");
    focusNode(next);
  }),
  everywhere: true,
};

export const viewActions: readonly StudioAction[] = [
  tidy,
  align("left", msg`Align left`, IconLayoutAlignLeft),
  align("centre", msg`Align centres`, IconLayoutAlignCenter),
  align("right", msg`Align right`, IconLayoutAlignRight),
  align("top", msg`Align tops`, IconLayoutAlignTop),
  align("middle", msg`Align middles`, IconLayoutAlignMiddle),
  align("bottom", msg`Align bottoms`, IconLayoutAlignBottom),
  lining("distribute-x", msg`Same room side by side`, IconLayoutDistributeHorizontal, 3, (from) => distributed(from, "x")),
  lining("distribute-y", msg`Same room above each other`, IconLayoutDistributeVertical, 3, (from) => distributed(from, "y")),
  fit, closer, farther, find, outline, nextProblem,
];
