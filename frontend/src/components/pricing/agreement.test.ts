import { expect, test } from "vitest";
import { emptyAgreement, inputOf, metBy, targetsOf } from "~/components/pricing/agreement";
import type { Charge } from "~/lib/pricing";

const charge = (key: string, chargeType: string, amount: string, unitName: string | null = null) =>
  ({ key, chargeType, unitName, name: { text: key }, total: { amount, currency: "EUR" } }) as unknown as Charge;
const lines = [
  { number: "1", offering: { name: { text: "Line" } }, charges: [charge("setup", "one_time", "40"), charge("monthly", "recurring", "10")] },
  { number: "2", offering: { name: { text: "Calls" } }, charges: [charge("minutes", "usage", "0", "minute")] },
];

const keys = (part: Partial<typeof emptyAgreement>) => metBy(lines, { ...emptyAgreement, ...part }).map(({ key }) => key);

test("an agreement meets the charges that it names, and never usage", () => {
  expect(keys({})).toEqual(["setup", "monthly"]);
  expect(keys({ target: "type:RECURRING" })).toEqual(["monthly"]);
  expect(keys({ line: "1", target: "charge:setup" })).toEqual(["setup"]);
  expect(keys({ line: "2" })).toEqual([]);
});

test("charges are offered by name for a line only", () => {
  expect(targetsOf(lines, null)).toEqual([]);
  expect(targetsOf(lines, "1")).toEqual([{ value: "charge:setup", label: "setup" }, { value: "charge:monthly", label: "monthly" }]);
});

test("what is left blank is not sent", () => {
  expect(inputOf({ ...emptyAgreement, value: 10, reason: " loyal " })).toEqual({
    kind: "PERCENT", value: "10", reason: "loyal", line: null, charge: null, chargeType: null, months: null,
  });
  expect(inputOf({ ...emptyAgreement, value: 1, months: 6, target: "type:RECURRING", reason: "x" })).toMatchObject({
    chargeType: "RECURRING", months: 6,
  });
});
