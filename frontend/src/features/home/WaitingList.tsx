/** A short list of what waits for this person; the whole of it is one link away. */
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import classes from "~/features/home/HomeScreen.module.css";

export interface WaitingRow {
  id: string;
  to: string;
  number: string;
  text: string;
  state: string;
  since: string | null | undefined;
}

interface WaitingListProps {
  title: string;
  rows: readonly WaitingRow[];
  all: string;
  /** What is said when nothing waits. */
  none: ReactNode;
}

export function WaitingList({ title, rows, all, none }: WaitingListProps) {
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.headRow}>
        <h2 className={classes.heading}>{title}</h2>
        <Link to={all} className={classes.all}>
          <Trans>
            Show all<span className="visually-hidden">: {title}</span>
          </Trans>
        </Link>
      </div>
      {rows.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.recent}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={row.to} className={classes.recentLink}>
                <span className={classes.number}>{row.number}</span>
                <span className={classes.account}>{row.text}</span>
                <StateBadge state={row.state} />
                <span className={classes.ago}>
                  <When at={row.since} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
