/** The part of the address that says which requests are listed. */
import type { RequestKind, RequestState } from "~/graphql/graphql";

const kinds: readonly RequestKind[] = ["ISSUE", "CHANGE", "QUESTION", "SERVICE"];
const all: readonly RequestState[] = ["OPEN", "IN_PROGRESS", "AWAITING_CUSTOMER", "RESOLVED", "CLOSED"];

export interface RequestSearch {
  kind?: RequestKind;
  who?: "mine" | "nobody";
  late?: boolean;
  q?: string;
  done?: boolean;
}

export function parseRequestSearch(search: Record<string, unknown>): RequestSearch {
  const kind = kinds.find((name) => name === search["kind"]);
  const who = search["who"] === "mine" || search["who"] === "nobody" ? search["who"] : undefined;
  const q = typeof search["q"] === "string" ? search["q"].slice(0, 200) : "";
  return {
    ...(kind ? { kind } : {}),
    ...(who ? { who } : {}),
    ...(search["late"] === true ? { late: true } : {}),
    ...(q ? { q } : {}),
    ...(search["done"] === true ? { done: true } : {}),
  };
}

export const filterOf = ({ kind, who, late, q, done }: RequestSearch) => ({
  ...(done ? { state: all } : {}),
  ...(kind ? { kind: [kind] } : {}),
  ...(who === "mine" ? { mine: true } : {}),
  ...(who === "nobody" ? { unassigned: true } : {}),
  ...(late ? { overdue: true } : {}),
  ...(q ? { search: q } : {}),
});
