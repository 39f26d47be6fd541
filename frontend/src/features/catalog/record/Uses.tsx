/** Where something is named, sold or kept: things of one kind together, each with a way to it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import classes from "~/features/catalog/catalog.module.css";
import { addressOf } from "~/features/catalog/list/EntityList";
import type { CatalogUse } from "~/features/catalog/queries";
import { useWords } from "~/features/catalog/sections";
import { formatNumber } from "~/lib/format";

function placeOf(use: CatalogUse, link: CatalogUse["links"][number]): { to: string; search?: never } | null {
  if (link.section) return addressOf(link.section, link.id);
  if (use.kind === "order" || use.kind === "decomposed" || use.kind === "deferral") return { to: `/orders/${link.id}` };
  if (use.kind === "flow" || use.kind === "table") return { to: `/flows/${link.id}` };
  return null;
}

export function Uses({ uses, none }: { uses: readonly CatalogUse[]; none?: React.ReactNode }) {
  const { t, i18n } = useLingui();
  if (uses.length === 0) return <p className={classes.hint}>{none ?? <Trans>Nothing names it.</Trans>}</p>;
  return (
    <ul className={classes.uses}>
      {uses.map((use) => (
        <li key={use.kind}>
          <strong>{i18n._(useWords[use.kind] ?? { id: use.kind })}</strong>{" "}
          <span className={classes.dim}>{use.more ? t`${formatNumber(use.count)} or more` : formatNumber(use.count)}</span>
          <div className={classes.useLinks}>
            {use.links.map((link) => {
              const place = placeOf(use, link);
              return place ? (
                <Link key={link.id} {...place}>
                  {link.label}
                </Link>
              ) : (
                <span key={link.id}>{link.label}</span>
              );
            })}
            {/* Deferrals are counted, but their orders are named: several wait in one. */}
            {use.kind !== "deferral" && use.count > use.links.length && <span className={classes.dim}>{t`and ${formatNumber(use.count - use.links.length)} more`}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
