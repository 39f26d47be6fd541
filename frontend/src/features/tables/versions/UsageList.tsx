/** Where a table is used: by the product itself, in flows and tables, in runs. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { QueryState } from "~/components/states";
import { type Usage, TableUsage } from "~/features/tables/versions/queries";
import classes from "~/features/tables/versions/versions.module.css";
import { formatNumber } from "~/lib/format";

export function UsageList({ tableKey, version }: { tableKey: string; version?: number }) {
  const [query, execute] = useQuery({ query: TableUsage, variables: { key: tableKey }, requestPolicy: "cache-and-network" });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ definitionUsage }) => {
        const all = definitionUsage ?? [];
        const used = version === undefined ? all : all.filter((one) => one.versions.some((each) => each.version === version));
        return used.length > 0 ? (
          <ul className={classes.usage}>
            {used.map((one) => (
              <Used key={one.kind} usage={one} version={version} />
            ))}
          </ul>
        ) : (
          <p className={classes.dim}>
            <Trans>Nothing uses it.</Trans>
          </p>
        );
      }}
    </QueryState>
  );
}

function useKinds(): Record<string, string> {
  const { t } = useLingui();
  return {
    policy: t`Asked by the product itself`,
    flow: t`In flows`,
    table: t`In tables`,
    run: t`In runs that go on`,
    order: t`In orders that go on`,
    plan: t`In plans that go on`,
    specification: t`In the catalog`,
  };
}

const places: Record<string, (id: string) => string> = {
  flow: (id) => `/flows/${id}`,
  table: (id) => `/policies/${id}`,
  order: (id) => `/orders/${id}`,
};

function Used({ usage, version }: { usage: Usage; version: number | undefined }) {
  const kinds = useKinds();
  const links = version === undefined ? usage.links : usage.links.filter((link) => link.version === version);
  const more = usage.count - usage.links.length;
  return (
    <li>
      <strong>{kinds[usage.kind] ?? usage.kind}</strong> {usage.kind !== "policy" && <span className={classes.count}>{formatNumber(usage.count)}</span>}
      {links.length > 0 && (
        <ul className={classes.links}>
          {links.map((link) => {
            const place = places[link.kind];
            return (
              <li key={`${link.id}:${link.version ?? ""}:${link.detail ?? ""}`}>
                {place ? <Anchor renderRoot={(props) => <Link to={place(link.id) as string} {...props} />}>{link.label}</Anchor> : link.label}{" "}
                <span className={classes.dim}>
                  {link.version !== null && <Trans>version {link.version}</Trans>} {link.detail}
                </span>
              </li>
            );
          })}
          {more > 0 && (
            <li className={classes.dim}>
              <Trans>and {formatNumber(more)} more</Trans>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
