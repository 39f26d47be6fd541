/** Conditions on custom fields, as the address carries them. */
import type { OwnCondition } from "~/features/orders/search";

export const valueOf = (conditions: readonly OwnCondition[], key: string, op: OwnCondition["op"]): unknown =>
  conditions.find((one) => one.key === key && one.op === op)?.value;

/** The conditions with another value of one; without a value it goes. */
export function replaced(
  conditions: readonly OwnCondition[],
  key: string,
  op: OwnCondition["op"],
  value: unknown,
): OwnCondition[] {
  const others = conditions.filter((one) => one.key !== key || one.op !== op);
  return value === undefined ? others : [...others, { key, op, value }];
}
