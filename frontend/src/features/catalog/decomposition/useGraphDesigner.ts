/** The designer's state: what is drawn comes from the draft, where it stands from the layout, the rest is here. */
import { useLingui } from "@lingui/react/macro";
import { useCallback, useMemo, useState } from "react";
import { type Ask, type Designer, drawnAt, type Panel, type View } from "~/features/catalog/decomposition/context";
import { addMapping, addNode, connect, copied, isDrawn, pasted, refusalOf, remove } from "~/features/catalog/decomposition/model/edits";
import { choiceOf, edgeChoice, type Graph, graphOf, nodeId, pairId, placeOfFinding, ruleId, withGraph } from "~/features/catalog/decomposition/model/graph";
import { arranged, type Places, placed } from "~/features/catalog/decomposition/model/layout";
import { circleOf } from "~/features/catalog/decomposition/model/ways";
import { columnOf, typeBetween } from "~/features/catalog/decomposition/model/specification";
import { type Drawing, useDrawing } from "~/features/catalog/decomposition/queries";
import { refusalWords } from "~/features/catalog/decomposition/words";
import { useForm } from "~/features/catalog/form/context";
import { useWordsOf } from "~/components/useWordsOf";
import type { Problem } from "~/lib/problems";
import type { Point } from "~/lib/route";

export function useGraphDesigner(): Designer {
  const { t, i18n } = useLingui();
  const wordsOf = useWordsOf();
  const { value, findings, readOnly, put, undo, redo, arrangement, at } = useForm();
  const graph = useMemo(() => graphOf(value), [value]);
  const drawing = useDrawing(graph.nodes.map((one) => one.specification));
  const kept = arrangement?.places ?? null;
  const places = useAllPlaces(graph, drawing, kept);
  const [chosen, select] = useState<readonly string[]>([]);
  const [mappingsShown, showMappings] = useState(true);
  const [panel, setPanel] = useState<Panel>("details");
  const [view, setView] = useState<View>("canvas");
  const [ask, setAsk] = useState<Ask | null>(null);
  const [said, say] = useState("");
  const [seen, setSeen] = useState<string | null>(null);
  const selection = useMemo(() => existing(graph, drawing.rules, chosen), [graph, drawing.rules, chosen]);
  const wrong = useMemo(() => counted(graph, findings), [graph, findings]);
  const column = useColumn(drawing);
  const nameOf = useCallback((key: string) => wordsOf(drawnAt(drawing, key).name) || key, [drawing, wordsOf]);

  const wanted = at && !drawing.loading ? at.join(".") : null;
  if (at && wanted && wanted !== seen) {
    setSeen(wanted);
    const place = placeOfFinding(graph, at);
    select(place ? [place] : []);
    setPanel(place ? "details" : "problems");
  }

  const edit = useCallback((change: (graph: Graph) => Graph, merge?: string) => put([], withGraph(value, change(graph)), merge), [put, value, graph]);
  const open = (id: string) => {
    select([id]);
    setPanel("details");
  };
  const put1 = (key: string, place: Point | undefined) => place && places && arrangement?.put({ ...places, [key]: place });
  return {
    graph, drawing, places, wrong, selection, readOnly, mappingsShown, panel, view, ask, said, undo, redo, edit, open, select, showMappings, setPanel, setView, setAsk, say,
    nameOf: (id) => {
      const choice = choiceOf(id);
      if (choice.kind === "node") return nameOf(choice.key);
      if (choice.kind === "rule") return drawing.rules.find((one) => one.key === choice.key)?.name.text ?? choice.key;
      const ends = choice.kind === "pair" ? choice : graph.edges.find((one) => one.id === choice.id);
      return ends ? `${nameOf(ends.source)} → ${nameOf(ends.target)}` : "";
    },
    show: (id) => {
      setView("canvas");
      open(id);
    },
    move: (next, merge) => arrangement?.move(next, merge),
    tidy: () => {
      arrangement?.move(arranged(graph, column));
      say(t`Everything stands in its column`);
    },
    add: (key, place) => {
      if (isDrawn(graph, key)) say(t`${key} is drawn already`);
      else edit((now) => addNode(now, key));
      put1(key, place);
      open(nodeId(key));
    },
    connect: (source, target) => {
      const refusal = refusalOf(graph, source, target);
      if (refusal) return say(i18n._(refusalWords[refusal]));
      const made = connect(graph, source, target, typeBetween(drawnAt(drawing, source).sort, drawnAt(drawing, target).sort));
      edit(() => made.graph);
      open(edgeChoice(made.id));
      say(t`${nameOf(source)} is connected to ${nameOf(target)}`);
    },
    remove: () => {
      if (readOnly || selection.length === 0) return;
      if (selection.every((id) => choiceOf(id).kind === "rule")) return say(t`A compatibility rule is taken out on its own page.`);
      edit((now) => remove(now, selection));
      select([]);
      say(t`Removed. Ctrl+Z brings it back.`);
    },
    copy: () => copied(graph, selection),
    paste: (text) => {
      const made = readOnly ? null : pasted(graph, text);
      if (!made) return false;
      edit(() => made.graph);
      select(made.keys.map(nodeId));
      say(t`Pasted`);
      return true;
    },
    addMapping: (source, target) => {
      const to = drawnAt(drawing, target).characteristics;
      const taken = new Set(graph.mappings.filter((one) => one.target === target).map((one) => one.to_characteristic));
      const shared = drawnAt(drawing, source).characteristics.find((one) => !taken.has(one.key) && to.some((other) => other.key === one.key));
      edit((now) => addMapping(now, source, target, { from: shared?.key, to: shared?.key }));
    },
  };
}

const useColumn = (drawing: Drawing) => useCallback((key: string) => columnOf(drawnAt(drawing, key).sort), [drawing]);

/** Where nobody has moved anything yet, they are arranged once; what is new stands below the others. */
function useAllPlaces(graph: Graph, drawing: Drawing, kept: Places | null): Places | null {
  const column = useColumn(drawing);
  const [first, setFirst] = useState<Places | null>(null);
  const untouched = kept !== null && Object.keys(kept).length === 0;
  if (untouched && first === null && !drawing.loading) setFirst(arranged(graph, column));
  return useMemo(() => {
    const base = untouched ? first : kept;
    if (base === null || drawing.loading) return null;
    return placed(base, graph.nodes.map((one) => one.specification), column);
  }, [untouched, first, kept, drawing.loading, graph.nodes, column]);
}

function existing(graph: Graph, rules: Drawing["rules"], chosen: readonly string[]): readonly string[] {
  const there = new Set([
    ...graph.nodes.map((one) => nodeId(one.specification)),
    ...graph.edges.map((one) => edgeChoice(one.id)),
    ...graph.mappings.map((one) => pairId(one.source, one.target)),
    ...rules.map((one) => ruleId(one.key)),
  ]);
  return chosen.filter((id) => there.has(id));
}

/** Of a circle, all that it runs through is wrong. */
function counted(graph: Graph, findings: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (id: string | null) => id && counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const { code, path } of findings) {
    const edge = code === "catalog.relationship_cycle" ? graph.edges[Number(path[1])] : undefined;
    if (edge) for (const one of circleOf(graph, edge)) add(edgeChoice(one.id));
    else add(placeOfFinding(graph, path));
  }
  return counts;
}
