/** The plan of the order as one picture, from its lines to their tasks, alive; and the same as a list. */
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Switch } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { EmptyState, LoadingState, QueryState } from "~/components/states";
import { GraphList } from "~/features/record/graph/GraphList";
import classes from "~/features/record/graph/graph.module.css";
import { type Graph, shown, toLayout } from "~/features/record/graph/model";
import { NodePanel } from "~/features/record/graph/NodePanel";
import { PlanCanvas } from "~/features/record/graph/PlanCanvas";
import { RecordGraph } from "~/features/record/queries";
import { useTabQuery } from "~/lib/useTabQuery";
import { useElkLayout } from "~/lib/useElkLayout";

export function GraphTab(props: { orderId: string; changed: string }) {
  const [query, again] = useTabQuery(RecordGraph, { orderId: props.orderId }, props.changed);
  return (
    <QueryState query={query} retry={again}>
      {({ orchestration }) =>
        orchestration.nodes.some((node) => node.kind !== "LINE") ? (
          <Picture graph={orchestration} refresh={again} />
        ) : (
          <EmptyState title={<Trans>Nothing is planned yet</Trans>}>
            <Trans>The plan appears here as soon as the order is approved and decomposed.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}

/** Big orders begin folded: one node a line is enough to choose from. */
const foldAbove = 400;

function Picture({ graph, refresh }: { graph: Graph; refresh: () => void }) {
  const { t } = useLingui();
  const narrow = useMediaQuery("(max-width: 48em)") ?? false;
  const [view, setView] = useState<"picture" | "list">();
  const [open, setOpen] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(
    () => new Set(graph.nodes.length > foldAbove ? graph.nodes.filter((n) => n.kind === "LINE").map((n) => n.id) : []),
  );
  const picture = useMemo(() => shown(graph, folded, open), [graph, folded, open]);
  const positions = useElkLayout(useMemo(() => toLayout(picture), [picture]));
  const fold = (id: string) =>
    setFolded((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id])));
  const node = graph.nodes.find((one) => one.id === selected);
  const shownAs = view ?? (narrow ? "list" : "picture");
  return (
    <div className={classes.frame}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t`Show as`}
          value={shownAs}
          onChange={(next) => setView(next as "picture" | "list")}
          data={[
            { value: "picture", label: t`Picture` },
            { value: "list", label: t`List` },
          ]}
        />
        <Switch
          size="xs"
          label={t`Only what holds it up`}
          checked={open}
          onChange={(event) => setOpen(event.currentTarget.checked)}
        />
      </div>
      <div className={classes.area}>
        {shownAs === "list" ? (
          <GraphList picture={picture} selected={selected} onSelect={setSelected} />
        ) : positions ? (
          <PlanCanvas picture={picture} positions={positions} selected={selected} onSelect={setSelected} onFold={fold} />
        ) : (
          <LoadingState />
        )}
        {node && (
          <NodePanel
            key={node.id}
            node={node}
            folded={folded.has(node.id)}
            onFold={() => fold(node.id)}
            onClose={() => setSelected(null)}
            refresh={refresh}
          />
        )}
      </div>
    </div>
  );
}
