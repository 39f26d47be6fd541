/** Where a definition is used, with links that lead there. */
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import classes from "~/components/definitions/definitions.module.css";
import type { Usage } from "~/components/definitions/documents";
import { usageWords } from "~/components/definitions/words";
import { useWord } from "~/components/useWord";

type UsageLink = Usage["links"][number];

/** `flow` is the key of the definition, under which its runs are looked at. */
export function UsageList({ usage, flow }: { usage: readonly Usage[]; flow: string }) {
  const word = useWord();
  if (usage.length === 0) {
    return (
      <p className={classes.flat}>
        <Trans>Nothing uses it yet.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.usage}>
      {usage.map(({ kind, count, links }) => (
        <li key={kind}>
          <span className={classes.usageHead}>
            {word(usageWords, kind)} <span className={classes.dim}>{count}</span>
          </span>
          <ul>
            {links.map((link, place) => (
              <li key={`${link.id}:${place}`}>
                <Target link={link} flow={flow}>
                  {link.label}
                </Target>
                {link.version !== null && <span className={classes.dim}> <Trans>version {link.version}</Trans></span>}
                {link.detail && <span className={classes.dim}> {link.detail}</span>}
              </li>
            ))}
            {count > links.length && (
              <li className={classes.dim}>
                <Plural value={count - links.length} one="and # more" other="and # more" />
              </li>
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Target({ link, flow, children }: { link: UsageLink; flow: string; children: ReactNode }) {
  if (link.kind === "run") {
    return (
      <Link to={`/flows/${flow}` as string} search={{ run: link.id } as never}>
        {children}
      </Link>
    );
  }
  const address = addressOf(link);
  return address ? <Link to={address as string}>{children}</Link> : children;
}

function addressOf({ kind, id, label }: UsageLink): string | null {
  if (kind === "flow") return `/flows/${id}`;
  if (kind === "table" || kind === "policy") return `/policies/${id}`;
  return kind === "order" ? `/orders/${label}` : null;
}
