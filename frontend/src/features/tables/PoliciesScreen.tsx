/** What decision tables decide in the product: when each policy is asked, what it reads and answers, and which table is in force. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, TextInput } from "@mantine/core";
import { IconFilterOff, IconSearch } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import classes from "~/features/tables/policies/policies.module.css";
import { PolicyRows, TableFacts } from "~/features/tables/policies/PolicyRows";
import { OtherTables, PolicyPages, type PolicyPage, type TableRow } from "~/features/tables/policies/queries";
import { holds, sectionsOf, textsOf } from "~/features/tables/policies/sections";
import { formatNumber } from "~/lib/format";

const route = getRouteApi("/shell/policies");

export function PoliciesScreen() {
  const { t } = useLingui();
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const [query, execute] = useQuery({ query: PolicyPages, requestPolicy: "cache-and-network" });
  const [others] = useQuery({ query: OtherTables, requestPolicy: "cache-and-network" });
  const find = (text: string) => void navigate({ search: text ? { q: text } : {}, replace: true });
  const pages = useMemo(() => (query.data?.policies ?? []).filter((page) => holds(q, textsOf(page))), [query.data, q]);
  const rest = useMemo(() => {
    const own = new Set((query.data?.policies ?? []).flatMap((page) => page.tables.map((table) => table.key)));
    return (others.data?.definitions ?? []).filter((table) => !own.has(table.key) && holds(q, [table.key, table.name.text]));
  }, [others.data, query.data, q]);
  return (
    <>
      <PageHeader
        title={t`Policies`}
        facts={query.data && <span role="status">{t`${formatNumber(pages.length)} of ${formatNumber(query.data.policies.length)} policies`}</span>}
      />
      <div className={classes.bar} role="search">
        <TextInput
          className={classes.search}
          aria-label={t`Find policies`}
          placeholder={t`Name, when it is asked, what it reads`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={q}
          onChange={(event) => find(event.currentTarget.value)}
          rightSection={q ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={() => find("")} /> : null}
        />
      </div>
      <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
        {() =>
          pages.length + rest.length > 0 ? (
            <Pages pages={pages} rest={rest} />
          ) : (
            <EmptyState Icon={IconFilterOff} title={<Trans>No policy is about this</Trans>}>
              <Button variant="default" onClick={() => find("")}>
                <Trans>Show all</Trans>
              </Button>
            </EmptyState>
          )
        }
      </QueryState>
    </>
  );
}

function Pages({ pages, rest }: { pages: readonly PolicyPage[]; rest: readonly TableRow[] }) {
  const { t, i18n } = useLingui();
  return (
    // What scrolls must be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroller} tabIndex={0} role="region" aria-label={t`Policies and their tables`}>
      {pages.length > 0 && (
        <table className={classes.policies} aria-label={t`Policies`}>
          <thead>
            <tr>
              <th scope="col">{t`Policy`}</th>
              <th scope="col">{t`Asked`}</th>
              <th scope="col">{t`Reads and answers`}</th>
              <th scope="col">{t`Table`}</th>
            </tr>
          </thead>
          {sectionsOf(pages).map((section) => (
            <tbody key={section.pages[0]?.key}>
              <tr className={classes.section}>
                <th scope="rowgroup" colSpan={4}>
                  {i18n._(section.title)}
                </th>
              </tr>
              {section.pages.map((page) => (
                <PolicyRows key={page.key} page={page} />
              ))}
            </tbody>
          ))}
        </table>
      )}
      {rest.length > 0 && (
        <section className={classes.rest} aria-labelledby="other-tables">
          <h2 id="other-tables">
            <Trans>Tables that flows ask</Trans>
          </h2>
          <ul>
            {rest.map((table) => (
              <li key={table.key}>
                <TableFacts table={table} place={`/tables/${table.key}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
