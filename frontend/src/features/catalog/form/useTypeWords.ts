/** The types of values in words. */
import { useLingui } from "@lingui/react/macro";
import type { ValueTypeName } from "~/features/catalog/form/characteristic";

export function useTypeWords(): Record<ValueTypeName, string> {
  const { t } = useLingui();
  return { string: t`Text`, integer: t`Whole number`, decimal: t`Number`, boolean: t`Yes or no`, date: t`Date`, enum: t`One of a list`, json: t`Structure` };
}
