/** Charges as the server explains them, and prices that people agree for a draft. */
import { graphql } from "~/graphql";
import type { AgreedPriceFragment, PriceSumsFragment, PricedChargeFragment } from "~/graphql/graphql";
import { formatMoney, type MoneyValue } from "~/lib/format";
import { currentLocale } from "~/lib/i18n";

export const PricedCharge = graphql(`
  fragment PricedCharge on LineCharge {
    key chargeType period quantity unitName priceList termMonths tierMode
    name { text }
    unit { amount currency }
    total { amount currency }
    tax { amount currency }
    taxes { rate name { text } amount { amount currency } }
    phases { fromMonth amount { amount currency } }
    tiers { above amount { amount currency } flat { amount currency } }
    steps { operation label kind value reason by table rows amount { amount currency } change { amount currency } }
  }
`);

export const PriceSums = graphql(`
  fragment PriceSums on PriceTotals {
    oneTime { amount currency }
    recurring { amount currency }
    periods { period amount { amount currency } }
    mrr { amount currency }
    arr { amount currency }
    tcv { amount currency }
    oneTimeTax { amount currency }
    recurringTax { amount currency }
  }
`);

export const AgreedPrice = graphql(`
  fragment AgreedPrice on PriceAdjustment {
    id kind value reason line charge chargeType months by limit takesOff { amount currency }
  }
`);

export const AgreedPrices = graphql(`
  query AgreedPrices($id: ID!) {
    order(id: $id) { id version priceApproval adjustments { ...AgreedPrice } }
  }
`);

export const AgreePrice = graphql(`
  mutation AgreePrice($input: AdjustPriceInput!) {
    adjustPrice(input: $input) {
      order { id version priceApproval adjustments { ...AgreedPrice } }
      problems { code message path }
    }
  }
`);

export const TakeBackPrice = graphql(`
  mutation TakeBackPrice($input: RemoveAdjustmentInput!) {
    removeAdjustment(input: $input) {
      order { id version priceApproval adjustments { ...AgreedPrice } }
      problems { code message path }
    }
  }
`);

export type Charge = PricedChargeFragment;
export type Step = Charge["steps"][number];
export type Sums = PriceSumsFragment;
export type Agreed = AgreedPriceFragment;

export interface PricedLine {
  number: string;
  offering: { name: { text: string } } | null;
  charges: readonly Charge[];
}

export const isNothing = (money: MoneyValue) => Number(money.amount) === 0;

/** Rates of usage are small: as many decimals as they have. */
export function formatRate(money: MoneyValue): string {
  const decimals = String(money.amount).split(".")[1]?.replace(/0+$/, "").length ?? 0;
  if (decimals <= 2) return formatMoney(money);
  return new Intl.NumberFormat(currentLocale(), {
    style: "currency", currency: money.currency, maximumFractionDigits: Math.min(decimals, 8),
  }).format(String(money.amount) as `${number}`);
}

/** With its sign, for what a step adds or takes off. */
export function formatChange(money: MoneyValue): string {
  const shown = formatRate(money);
  return Number(money.amount) > 0 ? `+${shown}` : shown;
}

/** A step that moves nothing (a rounding of what is round) tells nothing, unless a person made it. */
export const telling = (steps: readonly Step[]) =>
  steps.filter((step, at) => at === 0 || step.operation === "manual" || !isNothing(step.change));

/** What the charges come to that an agreement is about. */
export function comesTo(charges: readonly Charge[]): MoneyValue | null {
  const [first] = charges;
  if (!first) return null;
  const hundredths = charges.reduce((sum, charge) => sum + Math.round(Number(charge.total.amount) * 10_000), 0);
  return { amount: hundredths / 10_000, currency: first.total.currency };
}
