/** What the address of the orders list carries: the filter and sort that the server applies. */
import type { CustomFilterOp, OrderSortField, OrderState, Priority } from "~/graphql/graphql";

export const orderStates: readonly OrderState[] = [
  "DRAFT", "SUBMITTED", "ENRICHING", "ENRICHMENT_ON_HOLD", "AWAITING_APPROVAL", "REJECTED", "ACKNOWLEDGED",
  "SCHEDULED", "IN_PROGRESS", "ON_HOLD", "AWAITING_INFORMATION", "REVISING", "ASSESSING_CANCELLATION", "CANCELING",
  "CANCELED", "COMPLETED", "FAILED",
];
export const priorities: readonly Priority[] = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];
const sortFields: readonly OrderSortField[] = ["NUMBER", "CREATED_AT", "UPDATED_AT", "STATE", "PRIORITY"];

/** Columns that stay away until someone chooses them. */
export const hiddenAtFirst = ["channel", "oneTime", "updated"];

/** A condition on a custom field, as the server takes it. */
export interface OwnCondition {
  key: string;
  op: CustomFilterOp;
  value: unknown;
}
export type OwnSort = `own:${string}`;

const operators: readonly CustomFilterOp[] = ["EQ", "IN", "CONTAINS", "GTE", "LTE"];

function conditions(value: unknown): OwnCondition[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).filter((one): one is OwnCondition => {
    const { key, op } = (one ?? {}) as Partial<OwnCondition>;
    return typeof key === "string" && operators.some((known) => known === op);
  });
}

/** The key of the custom field that the list is sorted by. */
export const ownSort = (sort: string | undefined): string | undefined =>
  sort?.startsWith("own:") ? sort.slice(4) || undefined : undefined;

export interface OrdersSearch {
  q?: string;
  state?: OrderState[];
  priority?: Priority[];
  account?: string;
  mine?: true;
  own?: OwnCondition[];
  /** A field of the server's, or `own:` and the key of a custom field. */
  sort?: OrderSortField | OwnSort;
  dir?: "ASC" | "DESC";
  hide?: string[];
}

function members<T extends string>(value: unknown, known: readonly T[]): T[] {
  const wanted: unknown[] = Array.isArray(value) ? value : [value];
  return known.filter((member) => wanted.includes(member));
}

/** Drops whatever the list does not know, so that an old or edited address still opens. */
export function parseOrdersSearch(search: Record<string, unknown>): OrdersSearch {
  const state = members(search["state"], orderStates);
  const priority = members(search["priority"], priorities);
  const [listed] = members(search["sort"], sortFields);
  const wanted = search["sort"];
  const sort = listed ?? (typeof wanted === "string" && ownSort(wanted) ? (wanted as OwnSort) : undefined);
  const own = conditions(search["own"]);
  const hide = Array.isArray(search["hide"]) ? search["hide"].filter((id) => typeof id === "string") : [];
  return {
    ...(typeof search["q"] === "string" && search["q"] ? { q: search["q"] } : {}),
    ...(state.length > 0 ? { state } : {}),
    ...(priority.length > 0 ? { priority } : {}),
    ...(typeof search["account"] === "string" ? { account: search["account"] } : {}),
    ...(search["mine"] === true ? { mine: true } : {}),
    ...(own.length > 0 ? { own } : {}),
    ...(sort ? { sort, dir: search["dir"] === "ASC" ? "ASC" : "DESC" } : {}),
    ...(Array.isArray(search["hide"]) ? { hide } : {}),
  };
}
