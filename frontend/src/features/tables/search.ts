/** The part of the address that says what of the policies is shown. */
export const tabs = ["rules", "changes", "history"] as const;
export type PolicyTab = (typeof tabs)[number];

export interface PoliciesSearch {
  q?: string;
}

export interface PolicySearch {
  tab?: PolicyTab;
  /** The version that is compared with the published one; without it, the draft. */
  version?: number;
}

export const parsePoliciesSearch = (search: Record<string, unknown>): PoliciesSearch =>
  typeof search["q"] === "string" && search["q"] ? { q: search["q"].slice(0, 200) } : {};

export function parsePolicySearch(search: Record<string, unknown>): PolicySearch {
  const tab = tabs.find((one) => one === search["tab"]);
  const version = Number(search["version"]);
  return { ...(tab ? { tab } : {}), ...(Number.isInteger(version) && version > 0 ? { version } : {}) };
}
