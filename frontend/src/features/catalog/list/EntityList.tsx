/** The entities of one section, a hundred at a time. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Pagination } from "@mantine/core";
import { IconPackage, IconPencil } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { type Column, ListTable } from "~/components/ListTable";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import classes from "~/features/catalog/catalog.module.css";
import type { Listed } from "~/features/catalog/queries";
import type { CatalogSearch } from "~/features/catalog/search";
import { kindWords } from "~/features/catalog/sections";
import type { CatalogEntitiesQuery } from "~/graphql/graphql";
import type { CombinedError } from "@urql/core";

export interface ListQuery {
  data?: CatalogEntitiesQuery | undefined;
  fetching: boolean;
  error?: CombinedError | undefined;
}

interface EntityListProps {
  section: string;
  query: ListQuery;
  search: CatalogSearch;
  change: (patch: CatalogSearch) => void;
  page: number;
  pages: number;
  retry: () => void;
  onNew: (() => void) | undefined;
}

interface Row extends Listed {
  id: string;
}

/** Price lists and adjustments are written where prices are. */
export const addressOf = (section: string, key: string) =>
  section === "price_lists" || section === "adjustments"
    ? { to: "/prices" as string, search: { of: section, key } as never }
    : { to: `/catalog/${section}/${encodeURIComponent(key)}` as string };

export function EntityLink({ row }: { row: Listed }) {
  return (
    <span className={classes.named}>
      {row.imageUrl ? <img src={row.imageUrl} alt="" className={classes.thumb} /> : null}
      <Link {...addressOf(row.section, row.key)}>{row.name.text || row.key}</Link>
    </span>
  );
}

export function EntityState({ row }: { row: Pick<Listed, "published" | "lifecycle" | "draft" | "removing"> }) {
  const { t } = useLingui();
  return (
    <span className={classes.states}>
      {row.lifecycle ? <StateBadge state={row.lifecycle} /> : row.published ? <StateBadge state="PUBLISHED" /> : null}
      {row.draft && <StateMark state="DRAFT" word={row.removing ? t`Will be taken out` : row.published ? t`Changed` : t`Draft`} />}
    </span>
  );
}

const without: Record<string, readonly string[]> = { channels: ["kind", "detail", "version"], categories: ["kind", "version"], terms: ["kind", "detail"] };

function Kind({ kind }: { kind: string | null }) {
  const { i18n } = useLingui();
  return kind ? <>{i18n._(kindWords[kind] ?? { id: kind })}</> : <>–</>;
}

function useColumns(section: string): Column<Row>[] {
  const { t } = useLingui();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { id: "name", header: t`Name`, width: "minmax(220px, 2fr)", cell: (row) => <EntityLink row={row} />, sortField: "NAME" },
      { id: "key", header: t`Key`, width: "minmax(170px, 1.2fr)", cell: (row) => <code className={classes.key}>{row.key}</code>, sortField: "KEY" },
      { id: "kind", header: t`Kind`, width: "110px", cell: (row) => <Kind kind={row.kind} /> },
      { id: "detail", header: t`Of`, width: "minmax(130px, 1fr)", cell: (row) => row.detail ?? "–" },
      { id: "document", header: t`Catalog file`, width: "minmax(130px, 1fr)", cell: (row) => row.document },
      { id: "version", header: t`Version`, width: "90px", align: "end", cell: (row) => row.version ?? "–", sortField: "VERSION" },
      { id: "state", header: t`State`, width: "220px", cell: (row) => <EntityState row={row} /> },
    ],
    [t],
  );
  return useMemo(() => columns.filter((column) => !without[section]?.includes(column.id)), [columns, section]);
}

export function EntityList({ section, query, search, change, page, pages, retry, onNew }: EntityListProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const columns = useColumns(section);
  const narrowed = Boolean(search.q || search.kind || search.life || search.category || search.channel || search.document || search.drafts);
  return (
    <QueryState query={query} retry={retry}>
      {({ catalogEntities: { items } }) =>
        items.length > 0 ? (
          <>
            <ListTable
              label={t`Entities of the catalog`}
              rows={items.map((item) => Object.assign({ id: item.key }, item))}
              columns={columns}
              sort={{ field: search.sort ?? "NAME", direction: search.down ? "DESC" : "ASC" }}
              onSort={({ field, direction }) => change({ sort: field as CatalogSearch["sort"], down: direction === "DESC" || undefined })}
              onOpen={(row) => void navigate(addressOf(row.section, row.key))}
              card={(row) => (
                <>
                  <div className={classes.cardLine}>
                    <EntityLink row={row} />
                    <EntityState row={row} />
                  </div>
                  <div className={classes.dim}>{row.key}</div>
                </>
              )}
            />
            {pages > 1 && (
              <div className={classes.pages}>
                <Pagination
                  total={pages}
                  value={page}
                  onChange={(next) => change({ page: next })}
                  getControlProps={(control) => ({ "aria-label": control === "next" ? t`Next page` : control === "previous" ? t`Previous page` : control })}
                />
              </div>
            )}
          </>
        ) : (
          <EmptyState Icon={narrowed ? IconPackage : IconPencil} title={narrowed ? <Trans>Nothing fits</Trans> : <Trans>Nothing here yet</Trans>}>
            {narrowed ? (
              <Button
                variant="default"
                onClick={() => change({ q: undefined, kind: undefined, life: undefined, category: undefined, channel: undefined, document: undefined, drafts: undefined })}
              >
                <Trans>Show all</Trans>
              </Button>
            ) : onNew ? (
              <Button onClick={onNew}>
                <Trans>Make the first one</Trans>
              </Button>
            ) : null}
          </EmptyState>
        )
      }
    </QueryState>
  );
}
