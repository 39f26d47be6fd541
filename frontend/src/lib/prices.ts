/** Many prices of one offering (by currency, by choice) in the few that a card has room for. */
export interface ListPrice {
  chargeType: string;
  period: string | null;
  amount: { amount: string; currency: string };
}

/** The lowest price of each kind in one currency; discounts are left to the breakdown. */
export function lowestPrices<P extends ListPrice>(prices: readonly P[], currency?: string): (P & { several: boolean })[] {
  const wanted = currency ?? prices[0]?.amount.currency;
  const kinds = new Map<string, P & { several: boolean }>();
  for (const price of prices) {
    if (price.amount.currency !== wanted || Number(price.amount.amount) <= 0) continue;
    const kind = `${price.chargeType}:${price.period ?? ""}`.toLowerCase();
    const known = kinds.get(kind);
    if (!known) kinds.set(kind, { ...price, several: false });
    else if (Number(price.amount.amount) < Number(known.amount.amount)) kinds.set(kind, { ...price, several: true });
    else kinds.set(kind, { ...known, several: true });
  }
  return [...kinds.values()];
}
