/** What a domain order is to bring, and where it stands: its tree, what it is linked with, what it brought. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { asTree } from "~/components/asTree";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { useAskedAgain } from "~/components/useAskedAgain";
import { ValueText } from "~/components/ValueText";
import { AttentionMark, DomainOrderLink } from "~/features/domainOrders/columns";
import classes from "~/features/domainOrders/domainOrders.module.css";
import { DomainOrderAround, type DomainOrderOfRecord } from "~/features/domainOrders/queries";
import type { DomainOrderAroundQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";

type Around = NonNullable<DomainOrderAroundQuery["domainOrder"]>;

export function OverviewTab({ domainOrder, changed }: { domainOrder: DomainOrderOfRecord; changed: string }) {
  const [query, again] = useAskedAgain(DomainOrderAround, { number: domainOrder.number }, changed);
  return (
    <QueryState query={query} retry={again}>
      {({ domainOrder: around }) =>
        around && (
          <div className={classes.overview}>
            <div>
              <Characteristics around={around} />
              <Components around={around} />
              <Waiting around={around} />
              <Items around={around} />
              <Fallouts around={around} />
            </div>
            <div>
              <Tree around={around} />
              <Links title={<Trans>Requires</Trans>} rows={around.requires} />
              <Links title={<Trans>Required by</Trans>} rows={around.requiredBy} />
              <Links title={<Trans>Uses what others brought</Trans>} rows={around.shares} />
              <Links title={<Trans>Shared with</Trans>} rows={around.sharedWith} />
            </div>
          </div>
        )
      }
    </QueryState>
  );
}

function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Characteristics({ around }: { around: Around }) {
  return (
    <Section title={<Trans>Characteristics</Trans>}>
      {around.characteristics.length === 0 ? (
        <EmptyState title={<Trans>It has no values yet</Trans>} />
      ) : (
        <dl className={classes.values}>
          {around.characteristics.map((one) => (
            <div key={one.name} style={{ display: "contents" }}>
              <dt>{one.label.text}</dt>
              <dd>
                <ValueText of={one} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

function Components({ around }: { around: Around }) {
  if (around.components.length === 0) return null;
  return (
    <Section title={<Trans>Parts that nothing is ordered for</Trans>}>
      <ul className={classes.links}>
        {around.components.map((one) => (
          <li key={one.specification.key}>
            {formatNumber(one.quantity)} × {one.specification.name.text}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Waiting({ around }: { around: Around }) {
  if (around.deferrals.length === 0) return null;
  return (
    <Section title={<Trans>Not decided yet</Trans>}>
      <ul className={classes.links}>
        {around.deferrals.map((one) => (
          <li key={one.id}>
            <StateBadge state={one.state} /> {one.target.name.text}
            <span className={classes.dim}>
              <Trans>waits for {one.awaits.map(({ label }) => label.text).join(", ")}</Trans>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Items({ around }: { around: Around }) {
  if (around.items.length === 0) return null;
  return (
    <Section title={<Trans>Inventory</Trans>}>
      <ul className={classes.links}>
        {around.items.map((one) => (
          <li key={one.id}>
            {one.number} · {one.name.text} <StateBadge state={one.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Fallouts({ around }: { around: Around }) {
  if (around.fallouts.length === 0) return null;
  return (
    <Section title={<Trans>Fallout</Trans>}>
      <ul className={classes.links}>
        {around.fallouts.map((one) => (
          <li key={one.id}>
            <Link to={`/fallout/${one.number}` as string}>{one.number}</Link> {one.cause} <StateBadge state={one.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Tree({ around }: { around: Around }) {
  const { t } = useLingui();
  return (
    <Section title={<Trans>Where it stands</Trans>}>
      <ol className={classes.tree} aria-label={t`The tree of this domain order`}>
        {asTree(around.tree).map(({ item, depth }) => (
          <li key={item.id} aria-current={item.id === around.id ? "true" : undefined} style={{ marginInlineStart: depth * 18 }}>
            <DomainOrderLink number={item.number} />
            <span>{item.specification.name.text}</span>
            <StateBadge state={item.state} />
            {item.needsAttention && <AttentionMark />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Links({ title, rows }: { title: ReactNode; rows: Around["requires"] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={classes.links}>
        {rows.map((one) => (
          <li key={one.id}>
            <DomainOrderLink number={one.number} />
            <span>{one.specification.name.text}</span>
            <StateBadge state={one.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
