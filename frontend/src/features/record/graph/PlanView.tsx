/** The bar, the picture or the tree, and the panel of the node that is open. */
import { Trans } from "@lingui/react/macro";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { EmptyState } from "~/components/states";
import { PlanStage, type StageHandle } from "~/features/record/graph/canvas/PlanStage";
import classes from "~/features/record/graph/graph.module.css";
import { ExportMenu } from "~/features/record/graph/output/ExportMenu";
import { NodePanel } from "~/features/record/graph/panel/NodePanel";
import type { OrderHead } from "~/features/record/graph/picture/model";
import type { Plan } from "~/features/record/graph/picture/types";
import { PlanBar, type Shape } from "~/features/record/graph/PlanBar";
import { PlanTree } from "~/features/record/graph/PlanTree";
import { usePlanState } from "~/features/record/graph/usePlanState";

interface PlanViewProps {
  plan: Plan;
  order: OrderHead;
  /** What the address opens, if it is there. */
  opened: string | undefined;
  refresh: () => void;
}

export function PlanView({ plan, order, opened, refresh }: PlanViewProps) {
  const narrow = useMediaQuery("(max-width: 48em)") ?? false;
  const [chosen, setChosen] = useState<Shape>();
  const state = usePlanState(plan, order, opened);
  const { model, scene, hits, holds, selected, setSelected, setFocus, reveal } = state;
  const stage = useRef<StageHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState(0);
  const [going, setGoing] = useState<string | undefined>(state.selected ?? undefined);
  const shape = chosen ?? (narrow ? "list" : "picture");

  /** To a node that may not be laid out yet: it is shown once it is. */
  const go = (id: string) => {
    reveal(id);
    setFocus(id);
    setGoing(id);
  };
  useEffect(() => {
    if (!going || !scene.layout.boxes.has(going)) return;
    stage.current?.show(going);
    // oxlint-disable-next-line react/set-state-in-effect -- the picture has to be laid out before it can be shown
    setGoing(undefined);
  }, [going, scene]);
  const want = (text: string) => {
    state.setWanted(text);
    setPlace(-1);
  };
  const next = (step: 1 | -1) => {
    if (hits.length === 0) return;
    const at = (place + step + hits.length) % hits.length;
    setPlace(at);
    go(hits[at] ?? order.id);
  };
  const select = useCallback(
    (id: string | null) => {
      setSelected(id);
      if (id) setFocus(id);
    },
    [setSelected, setFocus],
  );
  const found = useMemo(() => new Set(hits), [hits]);
  const node = selected ? model.nodes.get(selected) : undefined;
  const toSearch = () => searchBox.current?.focus();
  const common = { scene, folded: state.folded, focus: state.focus, now: state.now, onFocus: setFocus, onSelect: select, onFold: state.fold, onSearch: toSearch };
  return (
    <div className={classes.frame}>
      <PlanBar
        model={model} shape={shape} onShape={setChosen} wanted={state.wanted} onWanted={want}
        hits={{ count: hits.length, at: place }} onNext={next} filter={state.filter} onFilter={state.setFilter}
        only={state.only} onOnly={state.setOnly} onFoldTo={state.foldTo} searchBox={searchBox}
      >
        <ExportMenu scene={scene} name={order.number} />
      </PlanBar>
      <Chain ids={holds.chain} labels={(id) => model.nodes.get(id)?.label ?? ""} onGo={(id) => { go(id); setSelected(id); }} />
      <div className={classes.area}>
        {state.narrowed && scene.layout.boxes.size < 2 ? (
          <EmptyState title={<Trans>Nothing is left of the picture</Trans>}>
            <Trans>Clear the filters to see it again.</Trans>
          </EmptyState>
        ) : shape === "list" ? (
          <PlanTree {...common} />
        ) : (
          <PlanStage {...common} found={found} ref={stage} />
        )}
        {node && (
          <NodePanel
            key={node.id} model={model} node={node} sum={scene.sums.get(node.id)} folded={state.folded.has(node.id)}
            onFold={() => state.fold(node.id)} onGo={(id) => { go(id); setSelected(id); }} onClose={() => setSelected(null)} refresh={refresh}
          />
        )}
      </div>
    </div>
  );
}

const longest = 4;

/** What holds the order up, from what has to happen first. */
function Chain({ ids, labels, onGo }: { ids: readonly string[]; labels: (id: string) => string; onGo: (id: string) => void }) {
  if (ids.length === 0) return null;
  const left = ids.length - longest;
  return (
    <div className={classes.chain}>
      <span className={classes.dim}><Trans>Held up by</Trans></span>
      {ids.slice(0, longest).map((id, at) => (
        <span key={id}>
          {at > 0 && <span aria-hidden>→ </span>}
          <button type="button" onClick={() => onGo(id)}>{labels(id)}</button>
        </span>
      ))}
      {left > 0 && <span className={classes.dim}><Trans>and {left} more</Trans></span>}
    </div>
  );
}
