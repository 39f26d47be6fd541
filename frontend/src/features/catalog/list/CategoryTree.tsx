/** Categories as they lie in each other, each with what is in it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconFolder } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState, QueryState } from "~/components/states";
import classes from "~/features/catalog/catalog.module.css";
import { EntityLink, EntityState, type ListQuery } from "~/features/catalog/list/EntityList";
import type { Listed } from "~/features/catalog/queries";

/** Rows in the order of the tree, with how deep each lies; what lies nowhere stands at the top. */
export function treeRows(items: readonly Listed[]): { item: Listed; depth: number }[] {
  const known = new Set(items.map((item) => item.key));
  const rows: { item: Listed; depth: number }[] = [];
  const seen = new Set<string>();
  const under = (parent: string | null, depth: number): void => {
    for (const item of items) {
      const around = item.detail && known.has(item.detail) ? item.detail : null;
      if (around !== parent || seen.has(item.key)) continue;
      seen.add(item.key);
      rows.push({ item, depth });
      under(item.key, depth + 1);
    }
  };
  under(null, 0);
  return rows;
}

export function CategoryTree({ query, retry }: { query: ListQuery; retry: () => void }) {
  const { t } = useLingui();
  return (
    <QueryState query={query} retry={retry}>
      {({ catalogEntities: { items } }) =>
        items.length === 0 ? (
          <EmptyState Icon={IconFolder} title={<Trans>No categories yet</Trans>}>
            <Trans>They are the shelves on which agents and customers find offerings.</Trans>
          </EmptyState>
        ) : (
          <ul className={classes.tree} aria-label={t`Categories`}>
            {treeRows(items).map(({ item, depth }) => (
              <li key={item.key} className={classes.branch} style={{ paddingInlineStart: 24 + depth * 28 }}>
                <IconFolder size={16} aria-hidden className={classes.faint} />
                <EntityLink row={item} />
                <code className={classes.key}>{item.key}</code>
                {depth > 0 && <span className="visually-hidden">{t`in ${item.detail ?? ""}`}</span>}
                <EntityState row={item} />
                <Link to={"/catalog" as string} search={{ category: item.key } as never} className={classes.push}>
                  <Trans>Offerings</Trans>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}
