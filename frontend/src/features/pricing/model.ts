/** Prices, lists and adjustments as they stand in a document, and small changes to them. */
export type Words = Record<string, string>;
export type Decimal = number | string;

export interface Tier {
  above?: Decimal;
  amount: Decimal;
  flat?: Decimal;
}

export interface RampStep {
  from_month: number;
  amount?: Decimal;
  percent?: Decimal;
}

export interface Price {
  key: string;
  name: Words;
  charge_type: "one_time" | "recurring" | "usage";
  amount: Decimal;
  currency: string;
  period?: string;
  condition?: string;
  factor?: string;
  matrix?: string;
  price_list?: string;
  unit?: string;
  tier_mode?: "volume" | "graduated";
  tiers?: Tier[];
  ramp?: RampStep[];
  valid_from?: string;
  valid_until?: string;
  tax_category?: string;
}

export type Content = Record<string, unknown>;

/** The content with these values; what is blank is left out, as a document leaves it out. */
export function withValues<T extends object>(content: T, values: { [K in keyof T]?: T[K] | undefined | null }): T {
  const next: Record<string, unknown> = { ...content, ...values };
  for (const [name, value] of Object.entries(next)) {
    if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) delete next[name];
  }
  return next as T;
}

/** What a price means after its kind has changed: no period without recurrence, no unit without usage. */
export function ofKind(price: Price, kind: Price["charge_type"]): Price {
  return withValues(price, {
    charge_type: kind,
    period: kind === "recurring" ? (price.period ?? "month") : undefined,
    ramp: kind === "recurring" ? price.ramp : undefined,
    unit: kind === "usage" ? (price.unit ?? "unit") : undefined,
  });
}

export const newPrice = (prices: readonly Price[]): Price => {
  const taken = new Set(prices.map(({ key }) => key));
  let number = prices.length + 1;
  while (taken.has(`price-${number}`)) number += 1;
  return {
    key: `price-${number}`, name: { en: `Price ${number}` }, charge_type: "recurring", period: "month",
    amount: 0, currency: prices[0]?.currency ?? "USD",
  };
};

export const replaced = <T,>(list: readonly T[], at: number, value: T): T[] => list.map((one, place) => (place === at ? value : one));
export const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, place) => place !== at);
/** A copy under its own key, right after the one it is like. */
export const duplicated = (prices: readonly Price[], at: number): Price[] => {
  const like = prices[at];
  if (!like) return [...prices];
  const copy = { ...structuredClone(like), key: newPrice(prices).key };
  return [...prices.slice(0, at + 1), copy, ...prices.slice(at + 1)];
};

/** The day of a moment, for a field of dates; a day begins at midnight UTC. */
export const dayOf = (moment: unknown): string => (typeof moment === "string" ? moment.slice(0, 10) : "");
export const momentOf = (day: string): string | undefined => (day ? `${day}T00:00:00Z` : undefined);
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
export const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
export const decimalOf = (value: unknown): Decimal => (typeof value === "number" || typeof value === "string" ? value : "");
