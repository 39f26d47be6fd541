/** The picture or list of a flow with, beside it, the chosen step, the run and the versions. */
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useMemo, useRef, useState } from "react";
import { EmptyState } from "~/components/states";
import { FlowCanvas } from "~/features/studio/FlowCanvas";
import { FlowSteps } from "~/features/studio/FlowSteps";
import type { Flow } from "~/features/studio/model";
import { NodePanel } from "~/features/studio/NodePanel";
import type { FlowDefinition, FlowFinding, NodeKinds, Run } from "~/features/studio/queries";
import { RunPanel } from "~/features/studio/RunPanel";
import classes from "~/features/studio/studio.module.css";
import { VersionsPanel } from "~/features/studio/VersionsPanel";
import { textOf } from "~/lib/text";

interface ViewerProps {
  flow: FlowDefinition;
  kinds: NodeKinds;
  content: Flow;
  findings: readonly FlowFinding[];
  run: Run | null;
  version: number;
  selected: string | null;
  onSelect: (node: string | null) => void;
  onVersion: (version: number | undefined) => void;
}

type Side = "step" | "run" | "versions";

export function Viewer(props: ViewerProps) {
  const { flow, kinds, findings, run, selected, onSelect } = props;
  const { t } = useLingui();
  const narrow = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [view, setView] = useState<"picture" | "list">(narrow ? "list" : "picture");
  const shape = JSON.stringify(props.content);
  const content = useMemo(() => JSON.parse(shape) as Flow, [shape]);
  const node = content.nodes.find((one) => one.id === selected);
  const [side, setSide] = useState<Side>(node || !run ? "step" : "run");
  const panel = useRef<HTMLElement>(null);
  const chosen = node?.id;
  useEffect(() => {
    if (narrow && chosen) panel.current?.scrollIntoView({ block: "start" });
  }, [narrow, chosen]);
  const select = (id: string | null) => {
    if (id) setSide("step");
    onSelect(id);
  };
  const steps = run?.steps ?? null;
  const picture = { flow: content, kinds, findings, steps, selected, onSelect: select };
  const shownSide = side === "run" && !run ? "step" : side;
  return (
    <div className={classes.area}>
      <div className={classes.picture} data-view={view}>
        <div className={classes.views}>
          <SegmentedControl
            size="xs"
            aria-label={t`Show as`}
            value={view}
            onChange={(next) => setView(next as "picture" | "list")}
            data={[
              { value: "picture", label: t`Picture` },
              { value: "list", label: t`List` },
            ]}
          />
        </div>
        {content.nodes.length === 0 ? (
          <EmptyState title={<Trans>This flow has no steps yet</Trans>} />
        ) : view === "list" ? (
          <FlowSteps {...picture} />
        ) : (
          <FlowCanvas {...picture} />
        )}
      </div>
      <aside ref={panel} className={classes.panel} aria-label={t`Details`}>
        <Tabs value={shownSide} onChange={(next) => next && setSide(next as Side)} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="step">
              <Trans>Step</Trans>
            </Tabs.Tab>
            {run && (
              <Tabs.Tab value="run">
                <Trans>Run</Trans>
              </Tabs.Tab>
            )}
            <Tabs.Tab value="versions">
              <Trans>Versions</Trans>
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="step" className={classes.panelBody}>
            {node ? (
              <NodePanel node={node} kinds={kinds} steps={steps} findings={findings.filter((one) => one.node === node.id)} />
            ) : (
              <p className={classes.dim}>
                <Trans>Choose a step to see what it does.</Trans>
              </p>
            )}
          </Tabs.Panel>
          {run && (
            <Tabs.Panel value="run" className={classes.panelBody}>
              <RunPanel run={run} nameOf={(id) => textOf(content.nodes.find((one) => one.id === id)?.name)} onSelect={select} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="versions" className={classes.panelBody}>
            <VersionsPanel flow={flow} shown={props.version} onShow={props.onVersion} />
          </Tabs.Panel>
        </Tabs>
      </aside>
    </div>
  );
}
