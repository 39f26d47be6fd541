/** The part of the address that says how a flow is looked at. */
import { isPanel, type PanelId } from "~/features/studio/panelIds";

export interface FlowSearch {
  /** Without it: the version in force, or the one that the run goes by. */
  version?: number;
  node?: string;
  run?: string;
  /** The number of the order whose runs are offered. */
  order?: string;
  /** The panel beside the canvas. */
  panel?: PanelId;
}

const text = (value: unknown) => (typeof value === "string" ? value.slice(0, 200) : "");

export function parseFlowSearch(search: Record<string, unknown>): FlowSearch {
  const version = Number(search["version"]);
  const [node, run, order] = [text(search["node"]), text(search["run"]), text(search["order"])];
  return {
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(node ? { node } : {}),
    ...(run ? { run } : {}),
    ...(order ? { order } : {}),
    ...(isPanel(search["panel"]) ? { panel: search["panel"] } : {}),
  };
}
