/** Positions from the layout engine, which is loaded when it is first needed and works in a worker of its own. */
import type { ELK, ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import { useEffect, useState } from "react";
import type { Point } from "~/lib/route";

export type Positions = ReadonlyMap<string, Point>;

/** The way of an edge around the nodes, and the middle of its label, where it has one. */
export interface Route {
  points: readonly Point[];
  label: Point | null;
}

export interface Drawing {
  positions: Positions;
  routes: ReadonlyMap<string, Route>;
}

let engine: Promise<ELK> | undefined;

async function load(): Promise<ELK> {
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import("elkjs/lib/elk-api"),
    import("elkjs/lib/elk-worker.min.js?url"),
  ]);
  return new Elk({ workerUrl });
}

/** The engine, loaded when it is first asked for. */
export const layoutEngine = (): Promise<ELK> => (engine ??= load());

const shapeOf = (graph: ElkNode) =>
  JSON.stringify([graph.children?.map((child) => child.id), graph.edges?.map((edge) => [edge.sources, edge.targets])]);

export const routeOf = ({ sections = [], labels = [] }: ElkExtendedEdge): Route => {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  const [label] = labels;
  const middle = label && { x: (label.x ?? 0) + (label.width ?? 0) / 2, y: (label.y ?? 0) + (label.height ?? 0) / 2 };
  return { points, label: middle ?? null };
};

const drawn = ({ children = [], edges = [] }: ElkNode): Drawing => ({
  positions: new Map(children.map((child) => [child.id, { x: child.x ?? 0, y: child.y ?? 0 }])),
  routes: new Map(edges.map((edge) => [edge.id, routeOf(edge)])),
});

/** The last layout; `undefined` until there is one. Only another shape is laid out anew. */
export function useElkDrawing(graph: ElkNode): Drawing | undefined {
  const [drawing, setDrawing] = useState<Drawing>();
  const shape = shapeOf(graph);
  useEffect(() => {
    let current = true;
    void layoutEngine()
      .then((elk) => elk.layout(graph))
      .then((laidOut) => {
        if (current) setDrawing(drawn(laidOut));
      });
    return () => {
      current = false;
    };
    // Only a change of shape needs another layout; states change in place.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shape]);
  return drawing;
}

/** The positions alone. */
export const useElkLayout = (graph: ElkNode): Positions | undefined => useElkDrawing(graph)?.positions;
