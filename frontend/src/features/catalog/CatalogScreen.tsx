/** The catalog: every section as a list that can be searched and narrowed, and what is about to be published. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Tabs } from "@mantine/core";
import { IconPlus, IconUpload } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import classes from "~/features/catalog/catalog.module.css";
import { ImportDialog } from "~/features/catalog/change/ImportDialog";
import { PublishDialog } from "~/features/catalog/change/PublishDialog";
import { CategoryTree } from "~/features/catalog/list/CategoryTree";
import { EntityList } from "~/features/catalog/list/EntityList";
import { ExportMenu } from "~/features/catalog/list/ExportMenu";
import { Filters } from "~/features/catalog/list/Filters";
import { ImageGrid } from "~/features/catalog/list/ImageGrid";
import { NewDialog } from "~/features/catalog/list/NewDialog";
import { CatalogDrafts, CatalogEntities } from "~/features/catalog/queries";
import { type CatalogSearch, type Section, sections } from "~/features/catalog/search";
import { held, oneOf, sectionWords } from "~/features/catalog/sections";
import { can, useSession } from "~/lib/session";

const route = getRouteApi("/shell/catalog");
const PAGE = 100;

export function CatalogScreen() {
  const { t, i18n } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const may = can(useSession(), "catalog.write");
  const tab: Section = search.of ?? "offerings";
  const section = held[tab].find((one) => one === search.sub) ?? held[tab][0] ?? "offerings";
  const [open, setOpen] = useState<"new" | "import" | "publish" | null>(null);
  const page = search.page ?? 1;
  const variables = useMemo(() => ({ filter: filterOf(section, search), first: PAGE, offset: (page - 1) * PAGE }), [section, search, page]);
  const [query, execute] = useQuery({ query: CatalogEntities, variables });
  const [drafts] = useQuery({ query: CatalogDrafts, pause: !may });
  const change = (patch: CatalogSearch) => void navigate({ search: (before) => cleaned({ ...before, page: undefined, ...patch }), replace: true });
  const waiting = drafts.data?.catalogDrafts.length ?? 0;
  const noun = i18n._(oneOf[section] ?? sectionWords[tab]);
  const closed = () => setOpen(null);

  const actions = (
    <>
      <ExportMenu />
      {may && (
        <>
          <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setOpen("import")}>
            <Trans>Import</Trans>
          </Button>
          <Button variant={waiting > 0 ? "light" : "default"} disabled={waiting === 0} onClick={() => setOpen("publish")}>
            {waiting > 0 ? t`Publish drafts (${waiting})` : t`Nothing to publish`}
          </Button>
          {tab !== "images" && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen("new")}>
              <Trans>New {noun}</Trans>
            </Button>
          )}
        </>
      )}
    </>
  );
  return (
    <div className={classes.screen}>
      <PageHeader title={t`Catalog`} facts={<Trans>What is sold, what it is made of, and to whom</Trans>} actions={actions} />
      <Tabs
        value={tab}
        onChange={(next) => void navigate({ search: next && next !== "offerings" ? { of: next as Section } : {} })}
        className={classes.tabs}
        keepMounted={false}
      >
        <Tabs.List aria-label={t`Sections of the catalog`} className={classes.tabList}>
          {sections.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {i18n._(sectionWords[one])}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel}>
          <Filters tab={tab} section={section} search={search} change={change} total={query.data?.catalogEntities.total} />
          {tab === "categories" && !search.q ? (
            <CategoryTree query={query} retry={() => execute({ requestPolicy: "network-only" })} />
          ) : tab === "images" ? (
            <ImageGrid query={query} may={may} retry={() => execute({ requestPolicy: "network-only" })} />
          ) : (
            <EntityList
              section={section}
              query={query}
              search={search}
              change={change}
              page={page}
              pages={Math.max(1, Math.ceil((query.data?.catalogEntities.total ?? 0) / PAGE))}
              retry={() => execute({ requestPolicy: "network-only" })}
              onNew={may ? () => setOpen("new") : undefined}
            />
          )}
        </Tabs.Panel>
      </Tabs>
      {open === "new" && <NewDialog section={section} onClose={closed} />}
      {open === "import" && <ImportDialog onClose={closed} />}
      {open === "publish" && <PublishDialog drafts={drafts.data?.catalogDrafts ?? []} onClose={closed} />}
    </div>
  );
}

function filterOf(section: string, search: CatalogSearch) {
  return {
    section,
    text: search.q ?? "",
    kinds: search.kind ? [search.kind] : [],
    lifecycles: search.life ? [search.life] : [],
    category: search.category ?? null,
    channel: search.channel ?? null,
    document: search.document ?? null,
    drafts: search.drafts ?? false,
    sort: search.sort ?? ("NAME" as const),
    descending: search.down ?? false,
  };
}

/** Without what is not said, so that addresses stay short. */
const cleaned = (search: Record<string, unknown>): CatalogSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== "" && value !== false));
