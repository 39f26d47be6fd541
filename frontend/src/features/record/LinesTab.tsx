/** What was ordered: a tree of lines with characteristics and with prices that explain themselves. */
import { Trans } from "@lingui/react/macro";
import { MoneyText } from "~/components/MoneyText";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { actionWords, periodWords } from "~/components/words";
import { RecordLines } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { asTree } from "~/features/record/tree";
import { useTabQuery } from "~/features/record/useTabQuery";
import { OwnValues } from "~/features/record/OwnValues";
import { Values } from "~/features/record/Values";
import type { RecordLinesQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";

type Line = NonNullable<RecordLinesQuery["order"]>["lines"][number];
type Step = Line["charges"][number]["steps"][number];

export function LinesTab(props: { number: string; version: number }) {
  const [query, again] = useTabQuery(RecordLines, { number: props.number }, String(props.version));
  return (
    <QueryState query={query} retry={again}>
      {({ order }) =>
        order && order.lines.length > 0 ? (
          asTree(order.lines).map(({ item, depth }) => <LineCard key={item.id} line={item} depth={depth} />)
        ) : (
          <EmptyState title={<Trans>This order has no lines yet</Trans>} />
        )
      }
    </QueryState>
  );
}

function LineCard({ line, depth }: { line: Line; depth: number }) {
  const word = useWord();
  return (
    <section className={`${classes.line} ${depth > 0 ? classes.child : ""}`} aria-label={line.offering.name.text}>
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
        <Charges line={line} />
      </div>
    </section>
  );
}

/** A step that leaves the amount as it was (a rounding that rounds nothing) tells nothing. */
const tells = (step: Step, at: number, steps: readonly Step[]) => at === 0 || step.amount.amount !== steps[at - 1]?.amount.amount;

function Charges({ line }: { line: Line }) {
  return (
    <div>
      {line.charges.map((charge, index) => (
        <ChargeWithSteps key={index} charge={charge} />
      ))}
    </div>
  );
}

function ChargeWithSteps({ charge }: { charge: Line["charges"][number] }) {
  const word = useWord();
  const steps = charge.steps.filter(tells);
  return (
    <div>
      <div className={classes.charge}>
        <span>
          {charge.name.text} {charge.period && <span className={classes.dim}>{word(periodWords, charge.period)}</span>}
        </span>
        <MoneyText value={charge.total} />
      </div>
      {steps.length > 1 && (
        <ul className={classes.steps}>
          {steps.map((step, at) => (
            <li key={at} className={classes.charge}>
              <span>{step.label}</span>
              <MoneyText value={step.amount} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
