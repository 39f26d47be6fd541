/** The ways out of a finding, each a step that can be taken back. */
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import { remove } from "~/features/catalog/decomposition/model/edits";
import { taken, type Way, waysOut } from "~/features/catalog/decomposition/model/ways";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";
import { useWayWords } from "~/features/catalog/decomposition/panels/useWayWords";
import type { Problem } from "~/lib/problems";

const most = 5;

export function Ways({ finding }: { finding: Problem }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const wordsOf = useWayWords();
  const { graph, drawing, readOnly, edit, add, setAsk } = useDesigner();
  const ways = readOnly ? [] : waysOut(graph, finding, (key) => drawnAt(drawing, key)).slice(0, most);
  const take = (way: Way) => {
    if (way.kind === "remove") edit((now) => remove(now, [way.id]));
    else if (way.kind === "draw") add(way.specification);
    else if (way.kind === "begin") setAsk({ kind: "new", name: way.specification });
    else if (way.kind === "add") setAsk({ kind: "characteristics", of: way.specification, begin: way.characteristic });
    else if (way.kind === "elsewhere") void navigate({ to: `/catalog/decompositions/${encodeURIComponent(way.graph)}` as string });
    else edit((now) => taken(now, way));
  };
  if (ways.length === 0) return null;
  return (
    <span className={classes.ways} role="group" aria-label={t`Ways out`}>
      {ways.map((way) => (
        <Button key={JSON.stringify(way)} size="compact-xs" variant="default" onClick={() => take(way)}>
          {wordsOf(way)}
        </Button>
      ))}
    </span>
  );
}
