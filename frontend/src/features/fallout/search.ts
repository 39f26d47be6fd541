/** The part of the address that says which fallouts are listed. */
import type { FalloutType } from "~/graphql/graphql";

const types: readonly FalloutType[] = [
  "BILLING", "INVENTORY_ALLOCATION", "PROVISIONING", "CONNECTIVITY", "DATA", "CONFIGURATION", "OTHER",
];

export interface FalloutSearch {
  type?: FalloutType;
  who?: "mine" | "nobody";
  q?: string;
  done?: boolean;
}

export function parseFalloutSearch(search: Record<string, unknown>): FalloutSearch {
  const type = types.find((name) => name === search["type"]);
  const who = search["who"] === "mine" || search["who"] === "nobody" ? search["who"] : undefined;
  const q = typeof search["q"] === "string" ? search["q"].slice(0, 200) : "";
  return {
    ...(type ? { type } : {}),
    ...(who ? { who } : {}),
    ...(q ? { q } : {}),
    ...(search["done"] === true ? { done: true } : {}),
  };
}

export const filterOf = ({ type, who, q, done }: FalloutSearch) => ({
  ...(done ? {} : { state: ["OPEN", "IN_PROGRESS", "ON_HOLD", "AWAITING_INFORMATION", "RESOLVED"] as const }),
  ...(type ? { type: [type] } : {}),
  ...(who === "mine" ? { mine: true } : {}),
  ...(who === "nobody" ? { unassigned: true } : {}),
  ...(q ? { search: q } : {}),
});
