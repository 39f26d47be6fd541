/** What went wrong on this order, and what became of it. */
import { Trans } from "@lingui/react/macro";
import { IconMoodCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { falloutTypeWords } from "~/components/words";
import { RecordFallout } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { useAskedAgain } from "~/components/useAskedAgain";

export function FalloutTab(props: { number: string; changed: string }) {
  const [query, again] = useAskedAgain(RecordFallout, { number: props.number }, props.changed);
  const word = useWord();
  return (
    <QueryState query={query} retry={again}>
      {({ order }) =>
        order && order.fallouts.length > 0 ? (
          order.fallouts.map((fallout) => (
            <section key={fallout.id} className={classes.line} aria-label={fallout.number}>
              <div className={classes.lineHead}>
                <h2>
                  <Link to={`/fallout/${fallout.number}` as string}>{fallout.number}</Link> · {fallout.cause}
                </h2>
                <StateBadge state={fallout.state} />
                <span>{word(falloutTypeWords, fallout.type)}</span>
                <When at={fallout.createdAt} />
              </div>
              <p style={{ margin: 0 }}>
                {fallout.line && (
                  <>
                    <Trans>Line {fallout.line.number}</Trans> · {fallout.line.name.text}.{" "}
                  </>
                )}
                {fallout.task && `${fallout.task.name.text}: `}
                {fallout.errorMessage}
              </p>
            </section>
          ))
        ) : (
          <EmptyState Icon={IconMoodCheck} title={<Trans>Nothing went wrong</Trans>} />
        )
      }
    </QueryState>
  );
}
