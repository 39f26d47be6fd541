/** The part of the address that says which side of an order is shown. */
export const recordTabs = ["lines", "graph", "tasks", "fallout", "inventory", "documents", "notes", "requests", "activity"] as const;
export type RecordTab = (typeof recordTabs)[number];

export interface RecordSearch {
  tab?: RecordTab;
}

export function parseRecordSearch(search: Record<string, unknown>): RecordSearch {
  const tab = recordTabs.find((name) => name === search["tab"]);
  return tab && tab !== "lines" ? { tab } : {};
}
