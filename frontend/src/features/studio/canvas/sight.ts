/** Brings a place of the canvas into sight, and leaves the view alone where it is in sight already. */
import type { ReactFlowInstance } from "@xyflow/react";
import type { Point } from "~/features/studio/model/document";

export function bringIntoSight(view: ReactFlowInstance | null, at: Point | undefined): void {
  const shown = document.querySelector("[data-canvas]")?.getBoundingClientRect();
  if (!view || !at || !shown) return;
  const zoom = view.getZoom();
  const spot = view.flowToScreenPosition(at);
  const [right, bottom] = [spot.x + 250 * zoom, spot.y + 80 * zoom];
  const inside = spot.x > shown.left + 8 && right < shown.right - 8 && spot.y > shown.top + 8 && bottom < shown.bottom - 8;
  if (!inside) void view.setCenter(at.x + 120, at.y + 30, { zoom: Math.max(zoom, 0.6), duration: 120 });
}
