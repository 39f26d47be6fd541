/** Words to find by and what narrows the list; all of it is the address. */
import { Plural, useLingui } from "@lingui/react/macro";
import { Checkbox, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "urql";
import { SearchField } from "~/components/filters/SearchField";
import classes from "~/features/catalog/catalog.module.css";
import { useOptions } from "~/features/catalog/list/options";
import { CatalogDocuments } from "~/features/catalog/queries";
import type { CatalogSearch, Section } from "~/features/catalog/search";
import { held, kindsOf, kindWords, living, useWords } from "~/features/catalog/sections";

interface FiltersProps {
  tab: Section;
  section: string;
  search: CatalogSearch;
  change: (patch: CatalogSearch) => void;
  total: number | undefined;
}

export function Filters({ tab, section, search, change, total }: FiltersProps) {
  const { t, i18n } = useLingui();
  const [{ data }] = useQuery({ query: CatalogDocuments });
  const documents = (data?.catalogDocuments ?? []).map((one) => ({ value: one.key, label: one.name.text }));
  const kinds = (kindsOf[tab] ?? []).map((kind) => ({ value: kind, label: i18n._(kindWords[kind] ?? { id: kind }) }));
  return (
    <div className={classes.bar} role="search">
      {held[tab].length > 1 && (
        <SegmentedControl
          size="sm"
          className={classes.sub}
          aria-label={t`What is listed`}
          value={section}
          onChange={(sub) => change({ sub })}
          data={held[tab].map((one) => ({ value: one, label: i18n._(useWords[one] ?? { id: one }) }))}
        />
      )}
      <SearchField label={t`Find by name, key or words`} placeholder={t`Name, key or words`} address={search.q} onFind={(q) => change({ q })} />
      {kinds.length > 0 && <Narrow label={t`Kind`} value={search.kind} data={kinds} onChange={(kind) => change({ kind })} />}
      {living.has(section) && (
        <Narrow
          label={t`State`}
          value={search.life}
          data={[
            { value: "PUBLISHED", label: t`Published` },
            { value: "RETIRED", label: t`Retired` },
            { value: "ARCHIVED", label: t`Archived` },
          ]}
          onChange={(life) => change({ life: life as CatalogSearch["life"] })}
        />
      )}
      {section === "offerings" && <References search={search} change={change} />}
      {documents.length > 1 && (
        <Narrow label={t`Catalog file`} value={search.document} data={documents} onChange={(document) => change({ document })} />
      )}
      <Checkbox
        size="sm"
        label={t`With a draft`}
        checked={search.drafts ?? false}
        onChange={(event) => change({ drafts: event.currentTarget.checked || undefined })}
      />
      <span className={classes.count} role="status">
        {total !== undefined && <Plural value={total} one="# found" other="# found" />}
      </span>
    </div>
  );
}

function References({ search, change }: Pick<FiltersProps, "search" | "change">) {
  const { t } = useLingui();
  const [categories, channels] = [useOptions("categories"), useOptions("channels")];
  return (
    <>
      {categories.length > 0 && (
        <Narrow label={t`Category`} value={search.category} data={categories} onChange={(category) => change({ category })} />
      )}
      {channels.length > 0 && <Narrow label={t`Channel`} value={search.channel} data={channels} onChange={(channel) => change({ channel })} />}
    </>
  );
}

interface NarrowProps {
  label: string;
  value: string | undefined;
  data: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

function Narrow({ label, value, data, onChange }: NarrowProps) {
  const { t } = useLingui();
  return (
    <Select
      aria-label={label}
      placeholder={label}
      className={classes.narrow}
      data={[...data]}
      value={value ?? null}
      clearable
      searchable={data.length > 8}
      clearButtonProps={{ "aria-label": t`Clear ${label}` }}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
