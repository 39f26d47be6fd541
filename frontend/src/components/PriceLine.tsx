/** A price in a few words: "€ 39.90 per month", "€ 49.00 one time". */
import { MoneyText } from "~/components/MoneyText";
import { useWord } from "~/components/useWord";
import { chargeWords, periodWords } from "~/components/words";

interface PriceLineProps {
  price: { chargeType: string; period: string | null; amount: { amount: string; currency: string } };
}

export function PriceLine({ price }: PriceLineProps) {
  const word = useWord();
  return (
    <span>
      <strong>
        <MoneyText value={price.amount} />
      </strong>{" "}
      {price.period ? word(periodWords, price.period) : word(chargeWords, price.chargeType).toLowerCase()}
    </span>
  );
}
