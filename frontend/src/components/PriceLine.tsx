/** What an offering costs in a few words: "from € 39.90 per month", "€ 49.00 one time". */
import { Trans } from "@lingui/react/macro";
import { MoneyText } from "~/components/MoneyText";
import { useWord } from "~/components/useWord";
import { chargeWords, periodWords } from "~/components/words";

import { type ListPrice, headlinePrices } from "~/lib/prices";

export function PriceLine({ price }: { price: ReturnType<typeof headlinePrices<ListPrice>>[number] }) {
  const word = useWord();
  const amount = (
    <strong>
      <MoneyText value={price.amount} />
    </strong>
  );
  return (
    <span>
      {price.several ? <Trans>from {amount}</Trans> : amount}{" "}
      {price.period ? word(periodWords, price.period) : word(chargeWords, price.chargeType).toLowerCase()}
    </span>
  );
}
