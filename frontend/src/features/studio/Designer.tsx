/** The designer: palette, canvas and panels of one opened document. */
import { useLingui } from "@lingui/react/macro";
import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { ActionContext } from "~/features/studio/actions/action";
import { actionFor, actions } from "~/features/studio/actions/all";
import { Bar } from "~/features/studio/Bar";
import { StudioCanvas } from "~/features/studio/canvas/StudioCanvas";
import { CanvasUiProvider, createCanvasUi } from "~/features/studio/canvas/ui";
import type { Routes } from "~/features/studio/canvas/useCanvasEdges";
import classes from "~/features/studio/designer.module.css";
import { Palette } from "~/features/studio/palette/Palette";
import { SidePanels } from "~/features/studio/SidePanels";
import { StudioProvider, type StudioStore, useStudio } from "~/features/studio/store";
import { Banners } from "~/features/studio/versions/Banners";
import { useShortcuts } from "~/lib/keyboard";

interface DesignerProps {
  store: StudioStore;
  routes: Routes | null;
  kind: string;
}

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** Undo, search and the like, wherever the focus is outside of fields; fields keep their own. */
function useKeysEverywhere(context: ActionContext) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || inField(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const action = actionFor(event, context, true);
      if (!action) return;
      event.preventDefault();
      void action.perform(context);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [context]);
}

/** The studio's keys in the list that "?" shows; the canvas itself listens for them. */
function useKeysListed(context: ActionContext) {
  const { i18n } = useLingui();
  useShortcuts(
    useMemo(
      () =>
        actions
          .filter((action) => action.keys)
          .map((action) => ({
            keys: action.keys?.split(" ")[0] ?? "",
            label: i18n._(action.label),
            elsewhere: true,
            perform: () => void action.perform(context),
          })),
      [context, i18n],
    ),
  );
}

function Desk({ context, routes }: { context: ActionContext; routes: Routes | null }) {
  const editable = useStudio((studio) => studio.readOnly === false);
  useKeysEverywhere(context);
  useKeysListed(context);
  return (
    <div className={classes.desk}>
      {editable && <Palette context={context} />}
      <div className={classes.picture}>
        <StudioCanvas context={context} routes={routes} />
      </div>
      <SidePanels />
    </div>
  );
}

export function Designer({ store, routes: found, kind }: DesignerProps) {
  const { i18n } = useLingui();
  const [routes, setRoutes] = useState(found);
  const ui = useMemo(() => createCanvasUi(), []);
  const context = useMemo<ActionContext>(() => ({ store, ui, i18n, setRoutes }), [store, ui, i18n]);
  return (
    <StudioProvider value={store}>
      <CanvasUiProvider value={ui}>
        <ReactFlowProvider>
          <div className={classes.designer}>
            <Bar context={context} kind={kind} />
            <Banners />
            <Desk context={context} routes={routes} />
          </div>
        </ReactFlowProvider>
      </CanvasUiProvider>
    </StudioProvider>
  );
}
