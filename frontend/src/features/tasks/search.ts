/** The part of the address that says whose tasks are listed. */
export const scopes = ["mine", "groups", "all"] as const;
export type Scope = (typeof scopes)[number];

export interface WorkSearch {
  scope?: Scope;
  q?: string;
  done?: boolean;
}

export function parseWorkSearch(search: Record<string, unknown>): WorkSearch {
  const scope = scopes.find((name) => name === search["scope"]);
  const q = typeof search["q"] === "string" ? search["q"].slice(0, 200) : "";
  return { ...(scope ? { scope } : {}), ...(q ? { q } : {}), ...(search["done"] === true ? { done: true } : {}) };
}

/** What the server is asked for; open work unless what is done is asked for too. */
export function filterOf({ scope = "groups", q, done }: WorkSearch) {
  return {
    ...(done ? {} : { state: ["OPEN", "IN_PROGRESS", "ON_HOLD", "AWAITING_INFORMATION", "FAILED"] as const }),
    ...(scope === "mine" ? { mine: true } : {}),
    ...(scope === "groups" ? { myGroups: true } : {}),
    ...(q ? { search: q } : {}),
  };
}
