import { expect, test } from "vitest";
import { duplicated, newPrice, ofKind, type Price, withValues } from "~/features/pricing/model";

const monthly: Price = { key: "monthly", name: { en: "Monthly" }, charge_type: "recurring", period: "month", amount: 10, currency: "EUR", ramp: [{ from_month: 7, percent: 120 }] };

test("what is blank is left out", () => {
  expect(withValues(monthly, { condition: "", tax_category: "telecom", ramp: [] })).toEqual({
    key: "monthly", name: { en: "Monthly" }, charge_type: "recurring", period: "month", amount: 10, currency: "EUR", tax_category: "telecom",
  });
});

test("a price that is not recurring has no period and no ramp, and usage has a unit", () => {
  expect(ofKind(monthly, "one_time")).toEqual({ key: "monthly", name: { en: "Monthly" }, charge_type: "one_time", amount: 10, currency: "EUR" });
  expect(ofKind(monthly, "usage")).toMatchObject({ charge_type: "usage", unit: "unit" });
  expect(ofKind(ofKind(monthly, "one_time"), "recurring").period).toBe("month");
});

test("new and copied prices get a key of their own and the currency of the others", () => {
  const prices = [monthly, { ...monthly, key: "price-3" }];
  expect(newPrice(prices)).toMatchObject({ key: "price-4", currency: "EUR" });
  expect(duplicated(prices, 0).map(({ key }) => key)).toEqual(["monthly", "price-4", "price-3"]);
});
