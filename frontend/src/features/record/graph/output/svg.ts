/** The picture as an SVG document of its own: all of it, not what is in view, with the colours of the page. */
import { toneOf } from "~/features/record/graph/canvas/look";
import type { Palette, Scene } from "~/features/record/graph/canvas/paint";
import { linesIn, type View } from "~/features/record/graph/picture/edges";
import { type Box, boxWidth, rowAt } from "~/features/record/graph/picture/layout";

/** A node's name and the line beneath it. */
export type Said = (id: string) => { label: string; below: string };

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Text as it may stand in the document; what XML has no room for is left out. */
export const escaped = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").replaceAll(/[&<>"]/g, (one) => marks[one] ?? "");

const cut = (text: string, width: number, letter: number): string => {
  const most = Math.floor((width - 20) / letter);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

function block(scene: Scene, box: Box, said: Said, colours: Palette): string {
  const node = scene.model.nodes.get(box.id);
  if (!node) return "";
  const tone = toneOf(node, scene.sums.get(box.id));
  const { label, below } = said(box.id);
  const dash = node.kind === "DEFERRAL" ? ' stroke-dasharray="5 4"' : "";
  const strong = scene.chain.has(box.id) ? colours.text.bad : colours.text[tone];
  const weight = node.kind === "TASK" || node.kind === "GATE" ? 400 : 600;
  return (
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="6" fill="${colours.ground[tone]}" stroke="${strong}"` +
    ` stroke-width="${scene.chain.has(box.id) ? 3 : 1.2}"${dash}/>` +
    `<text x="${box.x + 10}" y="${box.y + 21}" font-size="13" font-weight="${weight}" fill="${colours.ink}">${escaped(cut(label, box.width, 7.1))}</text>` +
    `<text x="${box.x + 10}" y="${box.y + 40}" font-size="11.5" fill="${colours.text[tone]}">${escaped(cut(below, box.width, 6.2))}</text>`
  );
}

export function svgOf(scene: Scene, said: Said, colours: Palette, part?: { top: number; bottom: number }): string {
  const { layout, model } = scene;
  const view: View = { left: 0, top: part?.top ?? 0, right: Math.max(layout.width, boxWidth), bottom: part?.bottom ?? layout.height };
  const [width, height] = [view.right, view.bottom - view.top];
  const pieces: string[] = [];
  for (const line of linesIn(model, layout, view)) {
    const dash = line.kind === "requires" ? ' stroke-dasharray="6 4"' : line.kind === "shares" ? ' stroke-dasharray="2 3"' : "";
    const end = line.kind === "tree" ? "" : ' marker-end="url(#arrow)"';
    pieces.push(`<path d="${line.path}" fill="none" stroke="${colours.line}" stroke-width="1.4"${dash}${end}/>`);
  }
  for (let place = rowAt(layout.rows, view.top); place < layout.rows.length; place += 1) {
    const row = layout.rows[place];
    if (!row || row.y >= view.bottom) break;
    for (const box of [layout.boxes.get(row.id), ...row.steps]) if (box) pieces.push(block(scene, box, said, colours));
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 ${view.top} ${width} ${height}"` +
    ` font-family="system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif">` +
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">` +
    `<path d="M0 0L8 4L0 8" fill="none" stroke="${colours.line}"/></marker></defs>` +
    `<rect x="0" y="${view.top}" width="${width}" height="${height}" fill="${colours.paper}"/>${pieces.join("")}</svg>`
  );
}

/** Where the pages of a print end: no row is cut. `tall` is the height of a page in units of the picture. */
export function pages(scene: Scene, tall: number): { top: number; bottom: number }[] {
  const found: { top: number; bottom: number }[] = [];
  let top = 0;
  for (const row of scene.layout.rows) {
    if (row.y + row.height - top > tall && row.y > top) {
      found.push({ top, bottom: row.y });
      top = row.y;
    }
  }
  return [...found, { top, bottom: scene.layout.height }];
}
