/** What the address of prices carries: which kind of thing is edited, and which one of them. */
export const kinds = ["offerings", "price_lists", "adjustments"] as const;
export type Kind = (typeof kinds)[number];

export interface PricingSearch {
  of?: Exclude<Kind, "offerings">;
  key?: string;
}

export function parsePricingSearch(search: Record<string, unknown>): PricingSearch {
  const of = (["price_lists", "adjustments"] as const).find((kind) => kind === search["of"]);
  const key = search["key"];
  return { ...(of ? { of } : {}), ...(typeof key === "string" && key ? { key: key.slice(0, 200) } : {}) };
}
