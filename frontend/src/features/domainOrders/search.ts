/** What the addresses of the lists and the record of domain orders carry. */
import type { DomainOrderKind, DomainOrderSortField, DomainOrderState, DomainOrderSubtype, WaitingOn } from "~/graphql/graphql";

export const kinds: readonly DomainOrderKind[] = ["PRODUCT", "SERVICE", "RESOURCE"];
export const subtypes: readonly DomainOrderSubtype[] = ["CFS", "RFS", "PHYSICAL", "LOGICAL"];
export const domainOrderStates: readonly DomainOrderState[] = [
  "DRAFT", "QUALIFIED", "SCHEDULED", "IN_PROGRESS", "ON_HOLD", "CLOSED_COMPLETE", "CANCELING", "CANCELED",
];
export const waits: readonly WaitingOn[] = ["VALUE", "FAULT", "REQUIREMENT"];
const sortFields: readonly DomainOrderSortField[] = ["NUMBER", "CREATED_AT", "CHANGED_AT", "STATE"];
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Columns that stay away until someone chooses them. */
export const hiddenAtFirst = ["subtype", "site", "quantity", "changed"];

export interface DomainOrdersSearch {
  kind?: DomainOrderKind;
  subtype?: DomainOrderSubtype[];
  state?: DomainOrderState[];
  waiting?: WaitingOn[];
  attention?: true;
  account?: string;
  specification?: string;
  q?: string;
  /** Days, both of them included. */
  from?: string;
  to?: string;
  changedFrom?: string;
  changedTo?: string;
  sort?: DomainOrderSortField;
  dir?: "ASC" | "DESC";
  hide?: string[];
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one): one is string => typeof one === "string" && one !== "");

const members = <T extends string>(value: unknown, known: readonly T[]): T[] => known.filter((one) => texts(value).includes(one));

const dates = ["from", "to", "changedFrom", "changedTo"] as const;
const words = ["account", "specification", "q"] as const;

/** Drops whatever the list does not know, so that an old or edited address still opens. */
export function parseDomainOrdersSearch(search: Record<string, unknown>): DomainOrdersSearch {
  const [kind] = members(search["kind"], kinds);
  const [sort] = members(search["sort"], sortFields);
  const several = {
    subtype: members(search["subtype"], subtypes),
    state: members(search["state"], domainOrderStates),
    waiting: members(search["waiting"], waits),
  };
  const plain = [
    ...words.filter((name) => typeof search[name] === "string" && search[name] !== ""),
    ...dates.filter((name) => day.test(String(search[name]))),
  ];
  return {
    ...(kind ? { kind } : {}),
    ...Object.fromEntries(Object.entries(several).filter(([, chosen]) => chosen.length > 0)),
    ...(search["attention"] === true ? { attention: true } : {}),
    ...Object.fromEntries(plain.map((name) => [name, search[name] as string])),
    ...(sort ? { sort, dir: search["dir"] === "ASC" ? "ASC" : "DESC" } : {}),
    ...(Array.isArray(search["hide"]) ? { hide: texts(search["hide"]) } : {}),
  };
}

/** Midnight of a day where the reader is; of the day after it, for an end. */
function moment(iso: string | undefined, later = 0): string | undefined {
  if (!iso) return undefined;
  const [year = 0, month = 1, date = 1] = iso.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function between(from: string | undefined, to: string | undefined) {
  const gte = moment(from);
  const lt = moment(to, 1);
  return gte || lt ? { ...(gte ? { gte } : {}), ...(lt ? { lt } : {}) } : undefined;
}

/** The conditions of an address as the server takes them. */
export function filterOf(search: DomainOrdersSearch) {
  const createdAt = between(search.from, search.to);
  const changedAt = between(search.changedFrom, search.changedTo);
  return {
    ...(search.kind ? { kind: [search.kind] } : {}),
    ...(search.subtype ? { subtype: search.subtype } : {}),
    ...(search.state ? { state: search.state } : {}),
    ...(search.waiting ? { waitingOn: search.waiting } : {}),
    ...(search.attention ? { needsAttention: true } : {}),
    ...(search.account ? { account: [search.account] } : {}),
    ...(search.specification ? { specification: [search.specification] } : {}),
    ...(search.q ? { search: search.q } : {}),
    ...(createdAt ? { createdAt } : {}),
    ...(changedAt ? { changedAt } : {}),
  };
}

/** Whether anything but the kind narrows the list. */
export const isFiltered = ({ kind: _kind, sort: _sort, dir: _dir, hide: _hide, ...rest }: DomainOrdersSearch): boolean =>
  Object.keys(rest).length > 0;

export const recordTabs = ["overview", "why", "tasks", "activity"] as const;
export type DomainOrderTab = (typeof recordTabs)[number];

export function parseDomainOrderSearch(search: Record<string, unknown>): { tab?: DomainOrderTab } {
  const [tab] = members(search["tab"], recordTabs);
  return tab && tab !== "overview" ? { tab } : {};
}
