/** Which order and line a run is about, in a few words. */
import type { Run } from "~/features/studio/runs/queries";

export const labelOf = (run: Pick<Run, "order" | "line">): string =>
  [run.order?.number, run.line && `${run.line.number} ${run.line.name.text}`].filter(Boolean).join(" · ");
