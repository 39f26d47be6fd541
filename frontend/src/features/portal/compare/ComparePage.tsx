/** Two or three products side by side, each as it comes: what it can do, what is in it, and what it costs. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { compared, type Kept } from "~/components/configurator/compare";
import { blankLine } from "~/components/configurator/model";
import { aligned } from "~/features/portal/compare/aligned";
import classes from "~/features/portal/compare/compare.module.css";
import { usePortal } from "~/features/portal/lib/portal";
import { useTitle } from "~/features/portal/lib/useTitle";
import { useConfigure } from "~/features/portal/shop/configure";
import { Button } from "~/features/portal/ui/Button";
import { Link } from "~/features/portal/ui/Link";
import { Empty, Waiting } from "~/features/portal/ui/states";
import { formatMoney } from "~/lib/format";


const NONE = "–";

function useCompared(keys: readonly string[]) {
  const configure = useConfigure();
  const { name } = usePortal();
  const [kept, setKept] = useState<readonly Kept[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  const wanted = keys.join(",");
  useEffect(() => {
    const aborted = new AbortController();
    Promise.all(wanted.split(",").map((key) => configure({ lines: [blankLine(key, "1", null, null)], fresh: ["1"] }, aborted.signal)))
      .then((found) => !aborted.signal.aborted && setKept(aligned(found)))
      .catch(() => !aborted.signal.aborted && setFailed(true));
    return () => aborted.abort();
  }, [configure, wanted, name, turn]);
  const again = () => {
    setFailed(false);
    setTurn((before) => before + 1);
  };
  return { kept, failed, again };
}

export function ComparePage({ keys }: { keys: readonly string[] }) {
  const { t } = useLingui();
  const { kept, failed, again } = useCompared(keys);
  useTitle(t`Compare`);
  return (
    <>
      <Link to="/">
        <Trans>All products</Trans>
      </Link>
      <h1>
        <Trans>Compare</Trans>
      </h1>
      {failed ? (
        <Empty title={<Trans>We could not compare these products</Trans>}>
          <Button onClick={again}>
            <Trans>Try again</Trans>
          </Button>
        </Empty>
      ) : kept && kept.length === 0 ? (
        <Empty title={<Trans>There is nothing to compare here</Trans>} />
      ) : kept ? (
        <Table kept={kept} />
      ) : (
        <Waiting rows={6} />
      )}
    </>
  );
}

function Table({ kept }: { kept: readonly Kept[] }) {
  const { t } = useLingui();
  const rows = compared(kept, { yes: t`Yes`, no: t`No`, none: NONE }).filter((row) => row.cells.some((cell) => cell !== NONE));
  const prices = [
    { name: t`Recurring`, of: ({ configured: { price } }: Kept) => (price ? formatMoney(price.recurringTotal) : NONE) },
    { name: t`One time`, of: ({ configured: { price } }: Kept) => (price ? formatMoney(price.oneTimeTotal) : NONE) },
  ];
  return (
    <div className={classes.scroll} role="region" aria-label={t`Comparison`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t`Product`}</th>
            {kept.map(({ id, name }) => (
              <th key={id} scope="col">
                <Link to={`/offerings/${encodeURIComponent(id)}`}>{name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {prices.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {kept.map((one) => (
                <td key={one.id}>{of(one)}</td>
              ))}
            </tr>
          ))}
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
        </tbody>
      </table>
    </div>
  );
}
