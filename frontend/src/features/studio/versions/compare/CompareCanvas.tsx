/** The later side of a comparison, painted with what differs; nothing can be changed on it. */
import { useLingui } from "@lingui/react/macro";
import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { Change } from "~/components/definitions/changes";
import { changeKindWords } from "~/components/definitions/words";
import { useWord } from "~/components/useWord";
import type { ActionContext } from "~/features/studio/actions/action";
import { StudioCanvas } from "~/features/studio/canvas/StudioCanvas";
import { CanvasUiProvider, createCanvasUi } from "~/features/studio/canvas/ui";
import { createStudio, StudioProvider, useStudio } from "~/features/studio/store";
import { paintedOf } from "~/features/studio/versions/compare/painted";
import type { Comparison } from "~/features/studio/versions/compare/useComparison";

interface CompareCanvasProps {
  comparison: Comparison;
  current: Change | null;
  /** A part was chosen on the canvas. */
  onChoose: (id: string) => void;
}

export function CompareCanvas({ comparison, current, onChoose }: CompareCanvasProps) {
  const { i18n } = useLingui();
  const word = useWord();
  const key = useStudio((studio) => studio.key);
  const document = useStudio((studio) => studio.document);
  const { before, after, changes } = comparison;
  const [ui] = useState(createCanvasUi);
  const store = useMemo(
    () => createStudio({ key, document, doc: after, saved: after, stored: after.layout, base: { revision: 0, version: 0 }, findings: [], readOnly: "version" }),
    [key, document, after],
  );
  const context = useMemo<ActionContext>(() => ({ store, ui, i18n, setRoutes: () => undefined }), [store, ui, i18n]);
  useEffect(() => {
    const overlay = paintedOf({ before, after }, changes, (kind) => word(changeKindWords, kind), current?.element ?? null);
    store.getState().setOverlay(overlay);
  }, [store, before, after, changes, current, word]);
  useEffect(() => {
    if (current?.element) store.getState().reveal(placeOf(comparison, current.element));
  }, [store, comparison, current]);
  useEffect(
    () =>
      store.subscribe((now, was) => {
        const chosen = now.selection[0];
        if (now.selection !== was.selection && now.revealed === was.revealed && chosen) onChoose(chosen);
      }),
    [store, onChoose],
  );
  return (
    <ReactFlowProvider>
      <StudioProvider value={store}>
        <CanvasUiProvider value={ui}>
          <StudioCanvas context={context} routes={null} />
        </CanvasUiProvider>
      </StudioProvider>
    </ReactFlowProvider>
  );
}

/** An edge is looked at where it begins. */
function placeOf({ before, after }: Comparison, id: string): string {
  const edge = [...after.flow.edges, ...before.flow.edges].find((one) => one.id === id);
  return edge ? edge.from[0] : id;
}
