/** What was ordered: a tree of lines with characteristics and with prices that explain themselves. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import { Paged } from "~/components/Paged";
import { AgreedPrices } from "~/components/pricing/AgreedPrices";
import { ChargeDetails } from "~/components/pricing/ChargeDetails";
import { PriceTotals } from "~/components/pricing/PriceTotals";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { WhyButton } from "~/components/why/WhyButton";
import { actionWords } from "~/components/words";
import { LineWaits, useWaits, type Wait } from "~/features/record/LineWaits";
import { RecordLines } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { asTree } from "~/components/asTree";
import { found } from "~/features/record/tree";
import { useAskedAgain } from "~/components/useAskedAgain";
import { OwnValues } from "~/features/record/OwnValues";
import { Values } from "~/features/record/Values";
import type { RecordLinesQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { pastCache } from "~/lib/pastCache";
import { useCan } from "~/lib/session";

type Line = NonNullable<RecordLinesQuery["order"]>["lines"][number];

export function LinesTab(props: { number: string; version: number }) {
  const { t } = useLingui();
  const [query, again] = useAskedAgain(RecordLines, { number: props.number }, String(props.version), pastCache);
  return (
    <QueryState query={query} retry={again}>
      {({ order }) =>
        order && order.lines.length > 0 ? (
          <>
            <FoundLines orderId={order.id} lines={order.lines} />
            {order.kind !== "SERVICE" && (
              <section className={`${classes.line} ${classes.prices}`} aria-label={t`What it comes to`}>
                <PriceTotals totals={order.totals} />
                <AgreedPrices agreed={order.adjustments} needsApproval={order.priceApproval} lines={order.lines} />
              </section>
            )}
          </>
        ) : (
          <EmptyState title={<Trans>This order has no lines yet</Trans>} />
        )
      }
    </QueryState>
  );
}

/** So many lines are found by reading. */
const fewLines = 12;

/** A line whose text matches is shown with the bundle around it. */
function FoundLines({ orderId, lines }: { orderId: string; lines: readonly Line[] }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const tree = useMemo(() => asTree(lines), [lines]);
  const texts = useMemo(() => new Map(lines.map((line) => [line.id, said(line)])), [lines]);
  const { waits, again } = useWaits(orderId, useCan("fulfillment.read"));
  const shown = useMemo(() => found(tree, (line) => (texts.get(line.id) ?? "").includes(wanted), wanted), [tree, texts, wanted]);
  const count = wanted ? lines.filter((line) => texts.get(line.id)?.includes(wanted)).length : lines.length;
  return (
    <>
      {lines.length > fewLines && (
        <div className={classes.find} role="search">
          <TextInput
            w={280}
            aria-label={t`Find a line`}
            placeholder={t`Number, product, site or value`}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <span className={classes.dim} role="status">
            <Plural value={count} one="# line" other="# lines" />
          </span>
        </div>
      )}
      {shown.length === 0 && (
        <EmptyState title={<Trans>No line matches</Trans>}>
          <Trans>Try another word.</Trans>
        </EmptyState>
      )}
      <Paged
        key={wanted}
        items={shown}
        keyOf={({ item }) => item.id}
        render={({ item, depth }) => (
          <LineCard orderId={orderId} line={item} depth={depth} waits={waits.get(item.id) ?? none} refresh={again} />
        )}
      />
    </>
  );
}

/** What a line is found by. */
const said = ({ number, name, site, state, characteristics }: Line): string =>
  [number, name.text, site?.name, site?.city, state, ...characteristics.map(({ value, valueLabel }) => valueLabel?.text ?? String(value ?? ""))]
    .join(" ")
    .toLowerCase();

const none: readonly Wait[] = [];

interface LineCardProps {
  orderId: string;
  line: Line;
  depth: number;
  waits: readonly Wait[];
  refresh: () => void;
}

function LineCard({ orderId, line, depth, waits, refresh }: LineCardProps) {
  const word = useWord();
  return (
    <section className={`${classes.line} ${depth > 0 ? classes.child : ""}`} aria-label={`${line.number} · ${line.name.text}`}>
      <div className={classes.lineHead}>
        <h2>
          {line.number} · {line.name.text}
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
        <WhyButton orderId={orderId} lineId={line.id} label={`${line.number} · ${line.name.text}`} />
      </div>
      <LineWaits waits={waits} refresh={refresh} />
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
