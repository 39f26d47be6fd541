/** Positions from the layout engine, which is loaded when it is first needed and works in a worker of its own. */
import type { ELK, ElkNode } from "elkjs/lib/elk-api";
import { useEffect, useState } from "react";

export type Positions = ReadonlyMap<string, { x: number; y: number }>;

let engine: Promise<ELK> | undefined;

async function load(): Promise<ELK> {
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import("elkjs/lib/elk-api"),
    import("elkjs/lib/elk-worker.min.js?url"),
  ]);
  return new Elk({ workerUrl });
}

const shapeOf = (graph: ElkNode) =>
  JSON.stringify([graph.children?.map((child) => child.id), graph.edges?.map((edge) => [edge.sources, edge.targets])]);

/** The positions of the last layout; `undefined` until there is one. Only another shape is laid out anew. */
export function useElkLayout(graph: ElkNode): Positions | undefined {
  const [positions, setPositions] = useState<Positions>();
  const shape = shapeOf(graph);
  useEffect(() => {
    let current = true;
    engine ??= load();
    void engine
      .then((elk) => elk.layout(graph))
      .then(({ children = [] }) => {
        if (current) setPositions(new Map(children.map((child) => [child.id, { x: child.x ?? 0, y: child.y ?? 0 }])));
      });
    return () => {
      current = false;
    };
    // Only a change of shape needs another layout; states change in place.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shape]);
  return positions;
}
