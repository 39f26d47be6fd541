/** Two or three configurations side by side; what differs is marked, by ground and by word. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type Kept, compared } from "~/components/configurator/compare";
import classes from "~/components/configurator/configurator.module.css";
import { Press } from "~/components/configurator/fields";
import { formatMoney } from "~/lib/format";

interface CompareProps {
  kept: readonly Kept[];
  onTake: (kept: Kept) => void;
  onDrop: (kept: Kept) => void;
}

export function Compare({ kept, onTake, onDrop }: CompareProps) {
  const { t } = useLingui();
  const rows = compared(kept, { yes: t`Yes`, no: t`No`, none: "–" });
  return (
    <section aria-label={t`Comparison`} className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Compared</Trans>
            </th>
            {kept.map((one) => (
              <th key={one.id} scope="col">
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, place) => (
                <td key={kept[place]?.id} data-different={row.differs || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">
              <Trans>One time</Trans>
            </th>
            {kept.map(({ id, configured: { price } }) => (
              <td key={id}>{price ? formatMoney(price.oneTimeTotal) : "–"}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <Trans>Recurring</Trans>
            </th>
            {kept.map(({ id, configured: { price } }) => (
              <td key={id}>{price ? formatMoney(price.recurringTotal) : "–"}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <Trans>Go on with</Trans>
            </th>
            {kept.map((one) => (
              <td key={one.id}>
                <Press onClick={() => onTake(one)}>
                  <Trans>Take this one</Trans>
                </Press>
                <Press kind="link" onClick={() => onDrop(one)} aria-label={t`Drop ${one.name}`}>
                  <Trans>Drop</Trans>
                </Press>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
