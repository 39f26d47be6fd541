import { expect, test } from "vitest";
import { headlinePrices } from "~/lib/prices";

const price = (chargeType: string, period: string | null, amount: string, currency: string) => ({
  chargeType,
  period,
  amount: { amount, currency },
});
const listed = [
  price("recurring", "month", "29.90", "EUR"),
  price("recurring", "month", "39.90", "EUR"),
  price("recurring", "month", "5.00", "EUR"),
  price("recurring", "month", "99.90", "BRL"),
  price("recurring", "month", "-10.00", "EUR"),
  price("one_time", null, "49.00", "EUR"),
];

test("a card shows the main price of each kind in the account's currency", () => {
  expect(headlinePrices(listed, "EUR").map(({ amount, several }) => [amount.amount, several])).toEqual([
    ["29.90", true],
    ["49.00", false],
  ]);
});

test("an offering without a price in that currency shows none", () => {
  expect(headlinePrices(listed, "USD")).toEqual([]);
});
