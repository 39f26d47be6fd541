/** Many prices of one offering (by currency, by choice) in the few that a card has room for. */
export interface ListPrice {
  chargeType: string;
  period: string | null;
  amount: { amount: string; currency: string };
}

/** The first price of each kind in one currency, as the catalog lists its main one first; discounts are left out. */
export function headlinePrices<P extends ListPrice>(prices: readonly P[], currency?: string): (P & { several: boolean })[] {
  const wanted = currency ?? prices[0]?.amount.currency;
  const kinds = new Map<string, P & { several: boolean }>();
  for (const price of prices) {
    if (price.amount.currency !== wanted || Number(price.amount.amount) <= 0) continue;
    const kind = `${price.chargeType}:${price.period ?? ""}`.toLowerCase();
    const known = kinds.get(kind);
    kinds.set(kind, known ? { ...known, several: true } : { ...price, several: false });
  }
  return [...kinds.values()];
}
