/** Narrows the list to one account, found by name or number. */
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/graphql";
import { useCan } from "~/lib/session";

const Accounts = graphql(`
  query AccountsToFilter($search: String) {
    accounts(search: $search, first: 20) { nodes { id name number } }
  }
`);
const Chosen = graphql(`
  query AccountChosen($id: ID!) {
    account(id: $id) { id name number }
  }
`);

interface AccountFilterProps {
  value: string | undefined;
  onChange: (account: string | undefined) => void;
  width?: number | string;
}

export function AccountFilter({ value, onChange, width = 180 }: AccountFilterProps) {
  const { t } = useLingui();
  const allowed = useCan("account.read");
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text, 200);
  const [chosen] = useQuery({ query: Chosen, variables: { id: value ?? "" }, pause: !value || !allowed });
  const current = chosen.data?.account;
  const wanted = settled && settled !== current?.name ? settled : null;
  const [found] = useQuery({ query: Accounts, variables: { search: wanted }, pause: !allowed });
  if (!allowed) return null;
  const accounts = new Map((found.data?.accounts.nodes ?? []).map((account) => [account.id, account]));
  if (value && current) accounts.set(value, current);
  return (
    <Select
      w={width}
      aria-label={t`Account`}
      placeholder={t`Account`}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t`Any account` }}
      data={[...accounts.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      onChange={(id) => onChange(id ?? undefined)}
      nothingFoundMessage={t`No account found`}
    />
  );
}
