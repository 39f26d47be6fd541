/** Whose order it is: an account found by name or number, or made on the spot. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";
import { AccountDialog } from "~/features/capture/AccountDialog";
import { AccountFields } from "~/features/capture/AccountFields";
import classes from "~/features/capture/Capture.module.css";
import type { AccountAnswer } from "~/features/capture/useAccount";
import { graphql } from "~/graphql";
import { useCan } from "~/lib/session";

const AccountsToOrder = graphql(`
  query AccountsToOrder($search: String) {
    accounts(search: $search, first: 25) { nodes { id number name } }
  }
`);

interface AccountSectionProps {
  account: AccountAnswer;
  accountId: string | null;
  locked: boolean;
  onChoose: (accountId: string) => void;
  /** What depends on the account. */
  children?: ReactNode;
}

export function AccountSection({ account, accountId, locked, onChoose, children }: AccountSectionProps) {
  const { t } = useLingui();
  const mayCreate = useCan("account.write");
  const [text, setText] = useState("");
  const [creating, dialog] = useDisclosure(false);
  const [settled] = useDebouncedValue(text, 200);
  const current = account.data;
  const wanted = settled && settled !== label(current) ? settled : null;
  const [found] = useQuery({ query: AccountsToOrder, variables: { search: wanted } });
  const known = new Map((found.data?.accounts.nodes ?? []).map((one) => [one.id, one]));
  if (current) known.set(current.id, current);
  return (
    <div className={classes.section}>
      {locked && current ? (
        <p className={classes.account}>{label(current)}</p>
      ) : (
      <div className={classes.row}>
        <Select
          w={360}
          maw="100%"
          label={<Trans>Account</Trans>}
          placeholder={t`Name or number`}
          searchable
          comboboxProps={{ withinPortal: false }}
          autoFocus={accountId === null}
          data={[...known.values()].map((one) => ({ value: one.id, label: label(one) }))}
          value={accountId}
          searchValue={text}
          onSearchChange={setText}
          filter={({ options }) => options}
          nothingFoundMessage={found.fetching ? t`Searching…` : t`No account found`}
          allowDeselect={false}
          onChange={(id) => id && onChoose(id)}
        />
        {mayCreate && (
          <Button variant="default" onClick={dialog.open}>
            <Trans>New account</Trans>
          </Button>
        )}
      </div>
      )}
      {current && (
        <div className={classes.facts}>
          <span>{current.segment}</span>
          <span>{current.currency}</span>
          {current.contacts[0] && <span>{current.contacts[0].name}</span>}
          <AccountFields account={current} />
        </div>
      )}
      {children}
      {creating && <AccountDialog onClose={dialog.close} onCreated={onChoose} />}
    </div>
  );
}

const label = (account: { number: string; name: string } | null | undefined) =>
  account ? `${account.name} · ${account.number}` : "";
