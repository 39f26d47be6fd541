/** What is folded, filtered, found and chosen of a plan, and the scene that comes of it. */
import { useCallback, useMemo, useState } from "react";
import { useNow } from "~/components/useNow";
import type { Scene } from "~/features/record/graph/canvas/paint";
import { type HoldUps, holdUps } from "~/features/record/graph/picture/holds";
import { layOut, type Memory, outline } from "~/features/record/graph/picture/layout";
import { childrenOf, laneOf, type Model, modelOf, type OrderHead, sums, wayTo } from "~/features/record/graph/picture/model";
import { kept, noFilter, search } from "~/features/record/graph/picture/narrow";
import { isGroup, type Kind, type Plan } from "~/features/record/graph/picture/types";

/** Bigger pictures begin folded: so much is taken in at once. */
const foldAbove = 400;

/** The innermost nodes of a kind: a bundle's line stays open, so that its parts are seen. */
function innermost(model: Model, kind: Kind): Set<string> {
  const holds = (id: string) => childrenOf(model, id).some((child) => model.nodes.get(child)?.kind === kind);
  const found = [...model.nodes.values()].filter((node) => node.kind === kind && model.parent.has(node.id) && !holds(node.id));
  return new Set(found.map((node) => node.id));
}

/** Folds from the leaves up until little enough is left. */
function startFolded(model: Model): ReadonlySet<string> {
  const all = [...model.nodes.values()].filter(isGroup);
  if (model.nodes.size <= foldAbove) return new Set();
  for (const kind of ["DOMAIN_ORDER", "LINE", "SITE"] as const) {
    const folded = innermost(model, kind);
    if (outline(model, { folded, kept: null }).length <= foldAbove) return folded;
  }
  return new Set(all.filter((node) => node.kind !== "ORDER").map((node) => node.id));
}

/** All nodes, in the order in which they are read. */
function reading(model: Model): string[] {
  const ids: string[] = [];
  for (const { id } of outline(model, { folded: new Set(), kept: null })) ids.push(id, ...laneOf(model, id));
  return ids;
}

export function usePlanState(plan: Plan, order: OrderHead, opened?: string) {
  const { id, number, state, label } = order;
  const model = useMemo(() => modelOf(plan, { id, number, state, label }), [plan, id, number, state, label]);
  const now = useNow();
  const [selected, setSelected] = useState<string | null>(() => (opened && model.nodes.has(opened) ? opened : null));
  const [focus, setFocus] = useState(selected ?? order.id);
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => {
    const way = new Set(selected ? wayTo(model, selected) : []);
    return new Set([...startFolded(model)].filter((id) => !way.has(id)));
  });
  const [filter, setFilter] = useState(noFilter);
  const [only, setOnly] = useState(false);
  const [wanted, setWanted] = useState("");
  const [memory] = useState<Memory>(() => new Map());

  const holds: HoldUps = useMemo(() => holdUps(model), [model]);
  const chain = useMemo(() => new Set(holds.chain), [holds]);
  const narrowed = useMemo(() => kept(model, filter, now), [model, filter, now]);
  const shown = useMemo(() => {
    if (!only) return narrowed;
    return narrowed === null ? holds.shown : new Set([...narrowed].filter((one) => holds.shown.has(one)));
  }, [only, narrowed, holds]);
  // What is filtered out of a fold is not hidden twice.
  const open = useMemo(() => (shown === null ? folded : new Set<string>()), [shown, folded]);
  const layout = useMemo(() => layOut(model, { folded: open, kept: shown }, memory), [model, open, shown, memory]);
  const scene: Scene = useMemo(
    () => ({ model, layout, sums: sums(model), chain, selected }),
    [model, layout, chain, selected],
  );
  const hits = useMemo(() => (wanted.trim() === "" ? [] : search(model, reading(model), wanted)), [model, wanted]);

  const fold = useCallback((one: string, close?: boolean) => {
    setFolded((old) => {
      const next = new Set(old);
      if (close ?? !old.has(one)) next.add(one);
      else next.delete(one);
      return next;
    });
  }, []);
  const foldTo = (kind: Kind | null) => setFolded(kind ? innermost(model, kind) : new Set());
  /** Makes a node to be seen, whatever it was hidden by. */
  const reveal = (one: string) => {
    setFolded((old) => new Set([...old].filter((closed) => !wayTo(model, one).includes(closed))));
    if (shown !== null && !shown.has(one)) {
      setFilter(noFilter);
      setOnly(false);
    }
  };
  return {
    model, scene, now, holds, hits, selected, setSelected, focus, setFocus, folded: open, fold, foldTo, reveal,
    narrowed: shown !== null, filter, setFilter, only, setOnly, wanted, setWanted,
  };
}
