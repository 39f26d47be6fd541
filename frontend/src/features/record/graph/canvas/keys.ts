/** Where an arrow key leads from a node: along its lane, to its group, to what lies in it, to the row above or below. */
import type { Box, Layout, Row } from "~/features/record/graph/picture/layout";
import type { Model } from "~/features/record/graph/picture/model";

function rowOf(layout: Layout, id: string): number {
  const box = layout.boxes.get(id);
  return layout.rows.findIndex((row) => row.id === id || (box !== undefined && row.steps.some((step) => step.id === id)));
}

const across = (row: Row): Box[] => [...row.steps].sort((one, other) => one.x - other.x || one.y - other.y);

function sideways(layout: Layout, row: Row, place: number, id: string, forward: boolean): string | undefined {
  const steps = across(row);
  if (id === row.id) {
    const below = layout.rows[place + 1];
    if (forward) return steps[0]?.id ?? (below?.above === place ? below.id : undefined);
    return layout.rows[row.above]?.id;
  }
  const at = steps.findIndex((step) => step.id === id);
  return forward ? steps[at + 1]?.id : (steps[at - 1]?.id ?? row.id);
}

function upright(layout: Layout, row: Row, place: number, id: string, step: 1 | -1): string | undefined {
  if (id === row.id) return layout.rows[place + step]?.id;
  const box = layout.boxes.get(id);
  if (!box) return undefined;
  const within = row.steps.filter((one) => one.x === box.x && (step > 0 ? one.y > box.y : one.y < box.y));
  if (within.length > 0) return within.reduce((best, one) => (Math.abs(one.y - box.y) < Math.abs(best.y - box.y) ? one : best)).id;
  for (let at = place + step; at >= 0 && at < layout.rows.length; at += step) {
    const steps = layout.rows[at]?.steps ?? [];
    if (steps.length > 0) return steps.reduce((best, one) => (Math.abs(one.x - box.x) < Math.abs(best.x - box.x) ? one : best)).id;
  }
  return undefined;
}

export function led(model: Model, layout: Layout, id: string, key: string): string | undefined {
  const place = rowOf(layout, id);
  const row = layout.rows[place];
  if (!row) return model.root;
  if (key === "ArrowRight" || key === "ArrowLeft") return sideways(layout, row, place, id, key === "ArrowRight");
  if (key === "ArrowDown" || key === "ArrowUp") return upright(layout, row, place, id, key === "ArrowDown" ? 1 : -1);
  if (key === "Home") return layout.rows[0]?.id;
  return key === "End" ? layout.rows.at(-1)?.id : undefined;
}
