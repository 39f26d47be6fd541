/** Lines as a customer reads them: each product with its parts, what was chosen, where it goes and what it costs. */
import type { ReactNode } from "react";
import type { CartLine } from "~/features/portal/cart/useCart";
import classes from "~/features/portal/cart/cart.module.css";
import { Priced } from "~/features/portal/ui/Money";
import { formatNumber } from "~/lib/format";

export function CartLines({ lines, tools }: { lines: readonly CartLine[]; tools?: (line: CartLine) => ReactNode }) {
  return (
    <ul className={classes.lines}>
      {lines
        .filter((line) => line.parentId === null)
        .map((line) => (
          <li key={line.id}>
            <div className={classes.head}>
              <strong>
                {line.name}
                {Number(line.quantity) !== 1 && ` × ${formatNumber(Number(line.quantity))}`}
              </strong>
            </div>
            {line.place && (
              <p className={classes.place}>
                {line.place.name}, {line.place.city}
              </p>
            )}
            <Details line={line} lines={lines} />
            {tools?.(line)}
          </li>
        ))}
    </ul>
  );
}

function Details({ line, lines }: { line: CartLine; lines: readonly CartLine[] }) {
  const parts = lines.filter((one) => one.parentId === line.id);
  return (
    <>
      {line.values.length > 0 && <p className={classes.values}>{line.values.map(({ label, text }) => `${label}: ${text}`).join(" · ")}</p>}
      {line.charges.map((charge) => (
        <p key={charge.name} className={classes.charge}>
          <span>{charge.name}</span>
          <span>
            <Priced amount={charge.total} kind={charge.kind} period={charge.period} />
          </span>
        </p>
      ))}
      {parts.length > 0 && (
        <ul className={classes.parts}>
          {parts.map((part) => (
            <li key={part.id}>
              {part.name}
              <Details line={part} lines={lines} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
