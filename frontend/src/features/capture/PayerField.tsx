/** The account that pays, found by name or number; the order's own unless another is named. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useQuery } from "urql";
import { useAccount } from "~/features/capture/useAccount";
import { graphql } from "~/graphql";

const AccountsToBill = graphql(`
  query AccountsToBill($search: String) {
    accounts(search: $search, first: 25) { nodes { id number name } }
  }
`);

interface PayerFieldProps {
  own: { id: string; number: string; name: string } | null;
  value: string | null;
  error: string | undefined;
  onChange: (id: string | null) => void;
}

export function PayerField({ own, value, error, onChange }: PayerFieldProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text, 200);
  const current = useAccount(value).data;
  const wanted = settled && settled !== label(current) ? settled : null;
  const [found] = useQuery({ query: AccountsToBill, variables: { search: wanted } });
  const known = new Map((found.data?.accounts.nodes ?? []).map((one) => [one.id, one]));
  if (current) known.set(current.id, current);
  return (
    <Select
      label={<Trans>Bill to</Trans>}
      placeholder={own?.name ?? ""}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t`The account itself` }}
      data={[...known.values()].filter(({ id }) => id !== own?.id).map((one) => ({ value: one.id, label: label(one) }))}
      value={value}
      error={error}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={found.fetching ? t`Searching…` : t`No account found`}
      onChange={onChange}
    />
  );
}

const label = (account: { number: string; name: string } | null | undefined) => (account ? `${account.name} · ${account.number}` : "");
