/** What was ordered: a tree of lines with characteristics and with prices that explain themselves. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { AgreedPrices } from "~/components/pricing/AgreedPrices";
import { ChargeDetails } from "~/components/pricing/ChargeDetails";
import { PriceTotals } from "~/components/pricing/PriceTotals";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { actionWords } from "~/components/words";
import { RecordLines } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { asTree } from "~/features/record/tree";
import { useTabQuery } from "~/features/record/useTabQuery";
import { OwnValues } from "~/features/record/OwnValues";
import { Values } from "~/features/record/Values";
import type { RecordLinesQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";

type Line = NonNullable<RecordLinesQuery["order"]>["lines"][number];

export function LinesTab(props: { number: string; version: number }) {
  const { t } = useLingui();
  const [query, again] = useTabQuery(RecordLines, { number: props.number }, String(props.version));
  return (
    <QueryState query={query} retry={again}>
      {({ order }) =>
        order && order.lines.length > 0 ? (
          <>
            <PagedLines lines={order.lines} />
            <section className={`${classes.line} ${classes.prices}`} aria-label={t`What it comes to`}>
              <PriceTotals totals={order.totals} />
              <AgreedPrices agreed={order.adjustments} needsApproval={order.priceApproval} lines={order.lines} />
            </section>
          </>
        ) : (
          <EmptyState title={<Trans>This order has no lines yet</Trans>} />
        )
      }
    </QueryState>
  );
}

const pageSize = 60;

/** As many lines as are looked at: more are drawn as the end comes into sight. */
function PagedLines({ lines }: { lines: readonly Line[] }) {
  const tree = useMemo(() => asTree(lines), [lines]);
  const [count, setCount] = useState(pageSize);
  const more = useCallback(() => setCount((old) => old + pageSize), []);
  const watch = useCallback(
    (end: HTMLButtonElement | null) => {
      if (!end) return undefined;
      const eye = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: "600px" });
      eye.observe(end);
      return () => eye.disconnect();
    },
    [more],
  );
  const left = tree.length - count;
  return (
    <>
      {tree.slice(0, count).map(({ item, depth }) => (
        <LineCard key={item.id} line={item} depth={depth} />
      ))}
      {left > 0 && (
        <Button key={count} ref={watch} variant="default" onClick={more}>
          <Plural value={left} one="Show one more line" other="Show more of # lines" />
        </Button>
      )}
    </>
  );
}

function LineCard({ line, depth }: { line: Line; depth: number }) {
  const word = useWord();
  return (
    <section className={`${classes.line} ${depth > 0 ? classes.child : ""}`} aria-label={`${line.number} · ${line.offering.name.text}`}>
      <div className={classes.lineHead}>
        <h2>
          {line.number} · {line.offering.name.text}
        </h2>
        <StateBadge state={line.state} />
        <span>{word(actionWords, line.action)}</span>
        <span>× {formatNumber(line.quantity)}</span>
        {line.site && (
          <span className={classes.dim}>
            {line.site.name}, {line.site.city}
          </span>
        )}
        {line.pointOfNoReturn && (
          <span className={classes.dim}>
            <Trans>Past the point of no return</Trans>
          </span>
        )}
      </div>
      <div className={classes.lineBody}>
        <div>
          <Values values={line.characteristics} />
          <OwnValues noun="LINE" values={line.custom} />
        </div>
        <div>
          {line.charges.map((charge) => (
            <ChargeDetails key={`${charge.key} ${charge.chargeType}`} charge={charge} />
          ))}
        </div>
      </div>
    </section>
  );
}
