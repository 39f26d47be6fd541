/** The decomposition graph drawn and edited: specifications in columns, what they are made of, and what travels. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { ReactFlowProvider } from "@xyflow/react";
import { useMemo, useState } from "react";
import { LoadingState } from "~/components/states";
import { DesignerCanvas } from "~/features/catalog/decomposition/canvas/DesignerCanvas";
import { CharacteristicsView } from "~/features/catalog/decomposition/characteristics/CharacteristicsView";
import { type Designer, DesignerProvider, type Panel, useDesigner } from "~/features/catalog/decomposition/context";
import { Inspector } from "~/features/catalog/decomposition/inspector/Inspector";
import { Dialogs } from "~/features/catalog/decomposition/panels/Dialogs";
import { GraphList, Outline } from "~/features/catalog/decomposition/panels/GraphList";
import { Palette } from "~/features/catalog/decomposition/panels/Palette";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";
import { Problems } from "~/features/catalog/decomposition/panels/Problems";
import { Toolbar, ViewChoice } from "~/features/catalog/decomposition/panels/Toolbar";
import { useGraphDesigner } from "~/features/catalog/decomposition/useGraphDesigner";
import { useForm } from "~/features/catalog/form/context";
import { type Shortcut, useShortcuts } from "~/lib/keyboard";

export function DecompositionDesigner() {
  const designer = useGraphDesigner();
  const small = useMediaQuery("(max-width: 900px)");
  useDesignerShortcuts(designer);
  return (
    <DesignerProvider value={designer}>
      <ReactFlowProvider>
        {small ? <Small /> : <Wide />}
        <Dialogs />
      </ReactFlowProvider>
    </DesignerProvider>
  );
}

function Small() {
  const { view } = useDesigner();
  return (
    <>
      <div className={classes.choice}>
        <ViewChoice />
      </div>
      {view === "characteristics" ? <CharacteristicsView /> : <GraphList />}
    </>
  );
}

function Wide() {
  const { t } = useLingui();
  const { findings, readOnly } = useForm();
  const { places, panel, setPanel, graph, view } = useDesigner();
  const [palette, setPalette] = useState(graph.nodes.length === 0 && !readOnly);
  if (view === "characteristics") {
    return (
      <div className={classes.middle} data-whole>
        <Toolbar palette={palette} setPalette={setPalette} />
        <CharacteristicsView />
      </div>
    );
  }
  return (
    <div className={classes.designer} data-plain={!palette || undefined}>
      {palette && (
        <aside className={classes.left} aria-label={t`Palette`}>
          <Palette />
        </aside>
      )}
      <div className={classes.middle}>
        <Toolbar palette={palette} setPalette={setPalette} />
        {places ? <DesignerCanvas places={places} /> : <LoadingState />}
      </div>
      <aside className={classes.right} aria-label={t`What is chosen, and what is wrong`}>
        <Tabs value={panel} onChange={(next) => setPanel((next ?? "details") as Panel)} keepMounted={false} style={{ display: "contents" }}>
          <Tabs.List className={classes.tabs} aria-label={t`Panels`}>
            <Tabs.Tab value="details">
              <Trans>Details</Trans>
            </Tabs.Tab>
            <Tabs.Tab value="outline">
              <Trans>Outline</Trans>
            </Tabs.Tab>
            <Tabs.Tab value="problems">
              <Trans>Problems</Trans> {findings.length > 0 && <span className={classes.wrong}>{findings.length}</span>}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="details" style={{ display: "contents" }}>
            <Inspector />
          </Tabs.Panel>
          <Tabs.Panel value="outline" className={classes.scroll}>
            <Outline />
          </Tabs.Panel>
          <Tabs.Panel value="problems" className={classes.scroll}>
            <Problems />
          </Tabs.Panel>
        </Tabs>
      </aside>
    </div>
  );
}

/** Undo and redo act wherever the hands are; the others are the canvas's own, and only told here. */
function useDesignerShortcuts({ undo, redo, readOnly }: Designer): void {
  const { t } = useLingui();
  const shortcuts = useMemo<Shortcut[]>(() => {
    const nothing = () => undefined;
    const told = (keys: string, label: string): Shortcut => ({ keys, label, elsewhere: true, perform: nothing });
    const looking = [
      told("Arrows", t`Walk from one specification to the next`), told("Enter", t`Show the details`), told("m", t`Show or hide mappings`),
      told("e", t`Choose the next line of this specification`),
      told("/", t`Find in the graph`),
      told("F8", t`Go to the next problem`),
      told("o", t`Outline`),
      told("f", t`Show everything`),
      told("+", t`Closer`),
      told("-", t`Farther`),
    ];
    if (readOnly) return looking;
    return [
      { keys: "mod+z", label: t`Undo`, outsideFields: true, perform: undo },
      { keys: "mod+shift+z", label: t`Redo`, outsideFields: true, perform: redo },
      { keys: "mod+y", label: t`Redo`, outsideFields: true, perform: redo },
      ...looking,
      told("a", t`Add a specification`),
      told("c", t`Connect to…`),
      told("Delete", t`Remove what is chosen`),
      told("Alt+Arrows", t`Move what is chosen`),
      told("mod+c", t`Copy`),
      told("mod+v", t`Paste`),
      told("t", t`Tidy up`),
    ];
  }, [t, undo, redo, readOnly]);
  useShortcuts(shortcuts);
}
