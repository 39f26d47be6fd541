/** Paths of edges that the layout engine has led around the nodes. */
export interface Point {
  x: number;
  y: number;
}

const towards = (from: Point, to: Point, most: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(most, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};

const at = ({ x, y }: Point) => `${x} ${y}`;

/** An SVG path through the points, its corners rounded. */
export function roundedPath(points: readonly Point[], radius = 6): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const last = rest.at(-1);
  const corners = rest.slice(0, -1).map((corner, index) => {
    const before = towards(corner, points[index] ?? corner, radius);
    const after = towards(corner, points[index + 2] ?? corner, radius);
    return `L${at(before)} Q${at(corner)} ${at(after)}`;
  });
  return [`M${at(first)}`, ...corners, last ? `L${at(last)}` : ""].filter(Boolean).join(" ");
}
