/** The part of the address that says which side of an order is shown. */
export const recordTabs = ["lines", "graph", "tasks", "fallout", "inventory", "documents", "notes", "requests", "activity"] as const;
export type RecordTab = (typeof recordTabs)[number];

export interface RecordSearch {
  tab?: RecordTab;
  /** What of the picture is open beside it. */
  node?: string;
}

export function parseRecordSearch(search: Record<string, unknown>): RecordSearch {
  const tab = recordTabs.find((name) => name === search["tab"]);
  const node = tab === "graph" && typeof search["node"] === "string" ? search["node"] : undefined;
  return tab && tab !== "lines" ? { tab, ...(node ? { node } : {}) } : {};
}
