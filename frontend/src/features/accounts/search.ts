/** What the addresses of the accounts' list and record carry. */
import type { AccountKind, AccountSortField, AccountStatus } from "~/graphql/graphql";

export const kinds: readonly AccountKind[] = ["BUSINESS", "CONSUMER"];
export const statuses: readonly AccountStatus[] = ["PROSPECT", "ACTIVE", "SUSPENDED", "CLOSED"];
const sortFields: readonly AccountSortField[] = ["NAME", "NUMBER", "CREATED_AT"];
export const accountTabs = ["details", "contacts", "sites", "orders", "products", "activity"] as const;
export type AccountTab = (typeof accountTabs)[number];

export interface AccountsSearch {
  q?: string;
  kind?: AccountKind[];
  status?: AccountStatus[];
  segment?: string[];
  sort?: AccountSortField;
  dir?: "ASC" | "DESC";
  hide?: string[];
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one): one is string => typeof one === "string" && one !== "");

const members = <T extends string>(value: unknown, known: readonly T[]): T[] => known.filter((one) => texts(value).includes(one));

/** Drops whatever the list does not know, so that an old or edited address still opens. */
export function parseAccountsSearch(search: Record<string, unknown>): AccountsSearch {
  const kind = members(search["kind"], kinds);
  const status = members(search["status"], statuses);
  const segment = texts(search["segment"]);
  const [sort] = members(search["sort"], sortFields);
  return {
    ...(typeof search["q"] === "string" && search["q"] ? { q: search["q"] } : {}),
    ...(kind.length > 0 ? { kind } : {}),
    ...(status.length > 0 ? { status } : {}),
    ...(segment.length > 0 ? { segment } : {}),
    ...(sort ? { sort, dir: search["dir"] === "DESC" ? "DESC" : "ASC" } : {}),
    ...(Array.isArray(search["hide"]) ? { hide: texts(search["hide"]) } : {}),
  };
}

export function parseAccountSearch(search: Record<string, unknown>): { tab?: AccountTab } {
  const [tab] = members(search["tab"], accountTabs);
  return tab && tab !== "details" ? { tab } : {};
}
