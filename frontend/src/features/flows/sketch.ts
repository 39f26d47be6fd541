/** A small picture of a flow's steps: left to right by how far each is from the start, without words. */

interface Node {
  id: string;
  kind: string;
}

interface Edge {
  id: string;
  from: [string, string];
  to: [string, string];
}

export interface Sketch {
  box: string;
  boxes: { id: string; x: number; y: number; round: boolean }[];
  lines: { id: string; path: string }[];
}

const [stepX, stepY, width, height] = [30, 18, 18, 12];

const read = (content: unknown): { nodes: Node[]; edges: Edge[] } => {
  const { nodes = [], edges = [] } = (content ?? {}) as { nodes?: Node[]; edges?: Edge[] };
  return { nodes, edges };
};

/** The longest way from a start to each node; what lies on a cycle stays where it is met first. */
function columns(nodes: readonly Node[], edges: readonly Edge[]): Map<string, number> {
  const found = new Map(nodes.map((node) => [node.id, 0]));
  for (let round = 0; round < nodes.length; round += 1) {
    let moved = false;
    for (const { from, to } of edges) {
      const next = (found.get(from[0]) ?? 0) + 1;
      if (next > (found.get(to[0]) ?? 0) && next < nodes.length) {
        found.set(to[0], next);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return found;
}

export function sketch(content: unknown): Sketch {
  const { nodes, edges } = read(content);
  const column = columns(nodes, edges);
  const members = new Map<number, Node[]>();
  for (const node of nodes) members.set(column.get(node.id) ?? 0, [...(members.get(column.get(node.id) ?? 0) ?? []), node]);
  const tallest = Math.max(1, ...[...members.values()].map((some) => some.length));
  const places = new Map<string, { x: number; y: number }>();
  for (const [place, some] of members) {
    const top = ((tallest - some.length) * stepY) / 2;
    some.forEach((node, row) => places.set(node.id, { x: 4 + place * stepX, y: 4 + top + row * stepY }));
  }
  const wide = Math.max(0, ...column.values()) * stepX + width + 8;
  return {
    box: `0 0 ${wide} ${tallest * stepY + 2}`,
    boxes: nodes.map(({ id, kind }) => {
      const { x, y } = places.get(id) ?? { x: 0, y: 0 };
      return { id, x, y, round: kind === "start" || kind === "end" };
    }),
    lines: edges.flatMap(({ id, from, to }) => {
      const [start, end] = [places.get(from[0]), places.get(to[0])];
      if (!start || !end) return [];
      const [x1, y1, x2, y2] = [start.x + width, start.y + height / 2, end.x, end.y + height / 2];
      const bend = Math.max(6, (x2 - x1) / 2);
      return [{ id, path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` }];
    }),
  };
}
