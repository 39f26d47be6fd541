/** Chooses an order by its number or account. */
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/graphql";

const OrdersToSimulate = graphql(`
  query OrdersToSimulate($filter: OrderFilter) {
    orders(filter: $filter, first: 20) { edges { node { id number account { name } } } }
  }
`);

export function OrderField({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed, 250);
  const variables = useMemo(() => ({ filter: text ? { search: text } : null }), [text]);
  const [{ data }] = useQuery({ query: OrdersToSimulate, variables });
  const found = (data?.orders.edges ?? []).map(({ node }) => ({ value: node.id, label: `${node.number} · ${node.account?.name ?? ""}` }));
  return (
    <Select
      label={t`Order`}
      placeholder={t`Find by number or account`}
      nothingFoundMessage={t`Nothing fits`}
      required
      searchable
      data={found}
      filter={({ options }) => options}
      value={value}
      onSearchChange={(next) => setTyped(found.some((one) => one.label === next) ? "" : next)}
      onChange={onChange}
    />
  );
}
