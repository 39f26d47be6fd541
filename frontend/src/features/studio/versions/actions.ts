/** What can be done with the versions of a flow, for keys, palette and help. */
import { msg } from "@lingui/core/macro";
import { IconArrowsDiff, IconRocket, IconTrash, IconVersions } from "@tabler/icons-react";
import { type ActionContext, editable, type StudioAction } from "~/features/studio/actions/action";
import { deskOf } from "~/features/studio/versions/desk";

const drafted = ({ store }: ActionContext) => {
  const { base, doc, saved } = store.getState();
  return base.revision > 0 || doc !== saved;
};

export const versionActions: readonly StudioAction[] = [
  {
    id: "publish",
    label: msg`Publish…`,
    Icon: IconRocket,
    group: "flow",
    keys: "mod+shift+Enter",
    everywhere: true,
    when: (context) => editable(context) && drafted(context),
    perform: ({ store }) => deskOf(store).getState().open({ kind: "publish" }),
  },
  {
    id: "compare",
    label: msg`Compare versions`,
    Icon: IconArrowsDiff,
    group: "flow",
    when: () => true,
    perform: ({ store }) => deskOf(store).getState().open({ kind: "compare" }),
  },
  {
    id: "versions",
    label: msg`Versions and saves of the draft`,
    Icon: IconVersions,
    group: "flow",
    when: () => true,
    perform: ({ store }) => store.getState().setPanel("versions"),
  },
  {
    id: "discard",
    label: msg`Discard the draft…`,
    Icon: IconTrash,
    group: "flow",
    when: (context) => editable(context) && context.store.getState().base.revision > 0,
    perform: ({ store }) => deskOf(store).getState().open({ kind: "discard" }),
  },
];
