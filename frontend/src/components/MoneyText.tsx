/** An amount with its currency, in the reader's notation. */
import { useLingui } from "@lingui/react";
import { formatMoney, type MoneyValue } from "~/lib/format";

export function MoneyText(props: { value: MoneyValue }) {
  useLingui();
  return <span style={{ whiteSpace: "nowrap" }}>{formatMoney(props.value)}</span>;
}
