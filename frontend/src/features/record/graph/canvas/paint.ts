/** Paints nodes as plain blocks: thousands at once are seen from afar, and in the overview. */
import type { Tone } from "~/components/tone";
import { toneOf } from "~/features/record/graph/canvas/look";
import type { View } from "~/features/record/graph/picture/edges";
import { type Box, type Layout, rowAt } from "~/features/record/graph/picture/layout";
import type { Model, Sum } from "~/features/record/graph/picture/model";

export interface Palette {
  ground: Record<Tone, string>;
  text: Record<Tone, string>;
  line: string;
  accent: string;
  paper: string;
  ink: string;
}

const tones: readonly Tone[] = ["neutral", "info", "active", "good", "warn", "bad", "hold"];

/** The colours of the page as it is now, light or dark. */
export function palette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const each = (suffix: string) => Object.fromEntries(tones.map((tone) => [tone, read(`--tone-${tone}-${suffix}`)])) as Record<Tone, string>;
  return {
    ground: each("ground"), text: each("text"), line: read("--line-strong"), accent: read("--accent-text"), paper: read("--mantine-color-body"),
    ink: read("--mantine-color-text"),
  };
}

export interface Scene {
  model: Model;
  layout: Layout;
  sums: ReadonlyMap<string, Sum>;
  /** The chain that holds the order up. */
  chain: ReadonlySet<string>;
  selected: string | null;
}

function block(context: CanvasRenderingContext2D, scene: Scene, box: Box, colours: Palette, scale: number): void {
  const node = scene.model.nodes.get(box.id);
  if (!node) return;
  const tone = toneOf(node, scene.sums.get(box.id));
  context.fillStyle = scale < 0.15 ? colours.text[tone] : colours.ground[tone];
  context.fillRect(box.x, box.y, box.width, box.height);
  if (scale < 0.15) return;
  const marked = scene.chain.has(box.id) || scene.selected === box.id;
  context.strokeStyle = marked ? colours.accent : colours.text[tone];
  context.lineWidth = marked ? 4 : 1.5;
  context.strokeRect(box.x, box.y, box.width, box.height);
  if (scale < 0.28) return;
  context.fillStyle = colours.text[tone];
  context.fillText(node.label.slice(0, Math.floor(box.width / 10)), box.x + 10, box.y + box.height / 2 + 6);
}

/** `view` is in the units of the layout; the canvas covers it. */
export function paint(context: CanvasRenderingContext2D, scene: Scene, view: View, scale: number, colours: Palette): void {
  const { rows, boxes } = scene.layout;
  const ratio = window.devicePixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio * scale, 0, 0, ratio * scale, -view.left * scale * ratio, -view.top * scale * ratio);
  context.font = "17px sans-serif";
  for (let place = rowAt(rows, view.top); place < rows.length; place += 1) {
    const row = rows[place];
    if (!row || row.y > view.bottom) break;
    const own = boxes.get(row.id);
    if (own) block(context, scene, own, colours, scale);
    for (const box of row.steps) if (box.x < view.right && box.x + box.width > view.left) block(context, scene, box, colours, scale);
  }
}

/** The whole picture in a strip, each row a bar. */
export function paintOverview(context: CanvasRenderingContext2D, scene: Scene, width: number, height: number, colours: Palette): void {
  const ratio = window.devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const [across, down] = [width / scene.layout.width, height / scene.layout.height];
  for (const row of scene.layout.rows) {
    for (const box of [scene.layout.boxes.get(row.id), ...row.steps]) {
      const node = box && scene.model.nodes.get(box.id);
      if (!node) continue;
      context.fillStyle = colours.text[toneOf(node, scene.sums.get(box.id))];
      context.fillRect(box.x * across, box.y * down, Math.max(1, box.width * across), Math.max(1, box.height * down));
    }
  }
}

/** What lies at a point of the layout. */
export function hit(layout: Layout, x: number, y: number): string | null {
  const row = layout.rows[rowAt(layout.rows, y)];
  const own = row && layout.boxes.get(row.id);
  const at = [own, ...(row?.steps ?? [])].find((box) => box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
  return at?.id ?? null;
}
