/** A comparison as the canvas shows it: what came and changed painted, what went as ghosts. */
import type { Change } from "~/components/definitions/changes";
import { changeLooks } from "~/components/definitions/ChangeMark";
import type { EdgePaint, NodePaint, Overlay } from "~/features/studio/canvas/overlay";
import { differences, movements, nodeLabels, withNamedEnds } from "~/features/studio/model/diff";
import type { Doc, Point } from "~/features/studio/model/document";

/** All that differs between two documents, moves included. A node that changed and moved is told once as changed. */
export function changesOf(before: Doc, after: Doc): Change[] {
  const found = withNamedEnds(differences(before.flow, after.flow), before.flow, after.flow);
  const told = new Set(found.flatMap(({ noun, element }) => (noun === "node" && element ? [element] : [])));
  const moved = movements(before.layout.positions, after.layout.positions, nodeLabels(after.flow));
  return [...found, ...moved.filter(({ element }) => element === null || !told.has(element))];
}

export type Said = (kind: Change["kind"]) => string;

const room = { x: 272, y: 88 };

/** What went must not hide what stands there now: it moves aside. */
function beside(at: Point, taken: Point[]): Point {
  let place = at;
  const hides = (other: Point) => Math.abs(other.x - place.x) < room.x && Math.abs(other.y - place.y) < room.y;
  while (taken.some(hides)) place = { x: place.x + room.x, y: place.y };
  taken.push(place);
  return place;
}

/** `current` is the id of the part that is looked at. */
export function paintedOf({ before, after }: { before: Doc; after: Doc }, changes: readonly Change[], said: Said, current: string | null): Overlay {
  const nodes = new Map<string, NodePaint>();
  const edges = new Map<string, EdgePaint>();
  const gone = new Set<string>();
  for (const { kind, noun, element } of changes) {
    if (element === null) continue;
    const { tone } = changeLooks[kind];
    if (kind === "REMOVED") gone.add(`${noun}:${element}`);
    else if (noun === "edge") edges.set(element, { tone, strong: true, label: said(kind) });
    else if (noun === "node" || noun === "note" || noun === "group") {
      nodes.set(element, { tone, word: said(kind), ...(element === current ? { current: true } : {}) });
    }
  }
  const taken = after.flow.nodes.flatMap(({ id }) => after.layout.positions[id] ?? []);
  const ghosts = before.flow.nodes
    .filter(({ id }) => gone.has(`node:${id}`))
    .map((node) => {
      const { x, y } = beside(before.layout.positions[node.id] ?? { x: 0, y: 0 }, taken);
      return { node, x, y };
    });
  const ghostEdges = before.flow.edges.filter(({ id }) => gone.has(`edge:${id}`));
  return { source: "diff", nodes, edges, ghosts, ghostEdges, faintOthers: true };
}
