/** Which runs of a flow are listed, and what is asked of the server for that. */
import { graphql } from "~/graphql";
import type { FlowRunState, RunsOfFlowQuery } from "~/graphql/graphql";

export const runStates: readonly FlowRunState[] = ["RUNNING", "WAITING", "SUCCEEDED", "FAILED", "CANCELED"];

export interface RunsFilter {
  state?: FlowRunState[];
  version?: number;
  /** The first and the last day, e.g. 2030-01-31, in the reader's time zone. */
  from?: string;
  to?: string;
  /** The number of an order. */
  q?: string;
  /** The address of the node where runs stand failed. */
  at?: string;
}

export const RunsOfFlow = graphql(`
  query RunsOfFlow($filter: FlowRunFilter, $after: String) {
    flowRuns(filter: $filter, first: 50, after: $after) {
      nodes {
        id state purpose startedAt finishedAt error
        order { id number }
        line { id number }
        definitionVersion { id version }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

export type RunRow = RunsOfFlowQuery["flowRuns"]["nodes"][number];

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value).slice(0, 80) : "");
const day = (value: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(text(value)) ? text(value) : "");

/** Drops what the list does not know. */
export function parseRunsFilter(search: Record<string, unknown>): RunsFilter {
  const wanted: unknown[] = Array.isArray(search["state"]) ? (search["state"] as unknown[]) : [search["state"]];
  const state = runStates.filter((one) => wanted.includes(one));
  const version = Number(search["version"]);
  const [from, to, q, at] = [day(search["from"]), day(search["to"]), text(search["q"]), text(search["at"])];
  return {
    ...(state.length > 0 ? { state } : {}),
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(q ? { q } : {}),
    ...(at ? { at } : {}),
  };
}

/** The midnight with which a day begins, or the one after it. */
function midnight(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00`);
  moment.setDate(moment.getDate() + days);
  return moment.toISOString();
}

export const askedOf = (key: string, filter: RunsFilter) => ({
  key,
  ...(filter.state ? { state: filter.state } : {}),
  ...(filter.version ? { version: filter.version } : {}),
  ...(filter.from ? { from: midnight(filter.from, 0) } : {}),
  ...(filter.to ? { to: midnight(filter.to, 1) } : {}),
  ...(filter.q ? { search: filter.q } : {}),
  ...(filter.at ? { failedAt: filter.at } : {}),
});

/** "12 s", "3 min", "2 h 5 min", "4 d": how long a run took, or has taken so far. */
export function lengthOf(startedAt: string, finishedAt: string | null, now = Date.now()): string {
  const seconds = Math.max(0, Math.round(((finishedAt ? Date.parse(finishedAt) : now) - Date.parse(startedAt)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
