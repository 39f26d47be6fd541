/** What somebody writes into the dialog of an agreed price, and what is sent of it. */
import type { AdjustmentKind, ChargeType } from "~/graphql/graphql";
import type { Charge, PricedLine } from "~/lib/pricing";

export interface Agreement {
  line: string | null;
  /** `all`, `type:RECURRING`, `type:ONE_TIME`, or `charge:` and the key of one. */
  target: string;
  kind: AdjustmentKind;
  value: number | string;
  months: number | string;
  reason: string;
}

export const emptyAgreement: Agreement = { line: null, target: "all", kind: "PERCENT", value: "", months: "", reason: "" };

const after = (target: string, start: string) => (target.startsWith(start) ? target.slice(start.length) : null);

/** The charges of a line by name; of a whole order there is no need to choose one. */
export const targetsOf = (lines: readonly PricedLine[], number: string | null) =>
  (lines.find((line) => line.number === number)?.charges ?? [])
    .filter((charge) => charge.unitName === null)
    .map((charge) => ({ value: `charge:${charge.key}`, label: charge.name.text }));

export function metBy(lines: readonly PricedLine[], given: Agreement): Charge[] {
  const type = after(given.target, "type:")?.toLowerCase();
  const key = after(given.target, "charge:");
  return lines
    .filter((line) => given.line === null || line.number === given.line)
    .flatMap((line) => line.charges)
    .filter((charge) => charge.unitName === null && (!type || charge.chargeType === type) && (!key || charge.key === key));
}

export const inputOf = (given: Agreement) => ({
  kind: given.kind,
  value: String(given.value),
  reason: given.reason.trim(),
  line: given.line,
  charge: after(given.target, "charge:"),
  chargeType: after(given.target, "type:") as ChargeType | null,
  months: given.months === "" ? null : Number(given.months),
});
