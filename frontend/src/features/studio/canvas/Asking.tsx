/** What hangs over the canvas: "what comes next?", "connect to…", the menu, the search. One at a time. */
import type { ActionContext } from "~/features/studio/actions/action";
import { ActionMenu } from "~/features/studio/canvas/ActionMenu";
import { ConnectDialog } from "~/features/studio/canvas/ConnectDialog";
import { SearchBox } from "~/features/studio/canvas/SearchBox";
import { useCanvasUi } from "~/features/studio/canvas/ui";
import { WhatNext } from "~/features/studio/canvas/WhatNext";

export function Asking({ context }: { context: ActionContext }) {
  const ask = useCanvasUi((ui) => ui.ask);
  switch (ask?.kind) {
    case "next":
      return <WhatNext key={JSON.stringify(ask)} context={context} ask={ask} />;
    case "connect":
      return <ConnectDialog context={context} ask={ask} />;
    case "menu":
      return <ActionMenu context={context} at={ask.at} />;
    case "search":
      return <SearchBox context={context} />;
    default:
      return null;
  }
}
