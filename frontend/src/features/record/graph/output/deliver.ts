/** Hands the picture over: as a file, or to the printer. */
import { pages, type Said, svgOf } from "~/features/record/graph/output/svg";
import type { Palette, Scene } from "~/features/record/graph/canvas/paint";

/** No browser draws a canvas with a longer side or more pixels. */
const longest = 16_000;
const largest = 120_000_000;

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const asBlob = (svg: string): Blob => new Blob([svg], { type: "image/svg+xml;charset=utf-8" });

export function saveSvg(scene: Scene, said: Said, colours: Palette, name: string): void {
  save(asBlob(svgOf(scene, said, colours)), `${name}.svg`);
}

export async function savePng(scene: Scene, said: Said, colours: Palette, name: string): Promise<void> {
  const { width, height } = scene.layout;
  const scale = Math.min(2, longest / width, longest / height, Math.sqrt(largest / (width * height)));
  const url = URL.createObjectURL(asBlob(svgOf(scene, said, colours)));
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!content) throw new Error("the browser drew nothing");
  save(content, `${name}.png`);
}

/** Width over height of what a page (A4, on its side) leaves to print on. */
const shape = 277 / 180;

/** In a frame of its own, page by page. */
export function print(scene: Scene, said: Said, colours: Palette, title: string): void {
  const frame = document.createElement("iframe");
  frame.style.cssText = "position:fixed;width:0;height:0;border:0;inset-inline-end:0;inset-block-end:0";
  frame.setAttribute("aria-hidden", "true");
  frame.title = title;
  document.body.append(frame);
  const page = frame.contentDocument;
  if (!page) return;
  const style = page.createElement("style");
  style.textContent = "@page{size:A4 landscape;margin:10mm}body{margin:0}svg{display:block;width:100%;height:auto;max-height:180mm;break-after:page}";
  page.head.append(style);
  page.title = title;
  const least = Math.max(scene.layout.width / shape, 400);
  page.body.innerHTML = pages(scene, least).map((part) => svgOf(scene, said, colours, part)).join("");
  frame.contentWindow?.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
}
