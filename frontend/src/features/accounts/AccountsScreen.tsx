/** The list of accounts: found by any word of theirs, filtered and sorted by the server, and kept in the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconFilterOff, IconPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { SheetMenu } from "~/components/sheets/SheetMenu";
import { DeniedState, EmptyState, FailedState, LoadingState } from "~/components/states";
import { AccountDialog } from "~/features/accounts/AccountDialog";
import { AccountFilters } from "~/features/accounts/AccountFilters";
import { AccountCard, hiddenAtFirst, useAccountColumns } from "~/features/accounts/columns";
import type { AccountsSearch } from "~/features/accounts/search";
import { useAccounts } from "~/features/accounts/useAccounts";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/accounts");

export function AccountsScreen() {
  const allowed = useCan("account.read");
  return allowed ? <List /> : <DeniedState page />;
}

function List() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useCan("account.write");
  const [adding, setAdding] = useState(false);
  const columns = useAccountColumns();
  const [kept, keep] = useLocalStorage<string[]>({ key: "orderloom.accounts.hidden", defaultValue: hiddenAtFirst, getInitialValueInEffect: false });
  const hidden = search.hide ?? kept;
  const { rows, total, loading, error, more, again } = useAccounts(search);
  const change = useCallback(
    (next: Partial<Record<keyof AccountsSearch, unknown>>) => {
      if (Array.isArray(next.hide)) keep(next.hide as string[]);
      void navigate({ search: (old) => ({ ...old, ...next }) as AccountsSearch, replace: true });
    },
    [navigate, keep],
  );
  const filtered = Boolean(search.q || search.kind || search.status || search.segment);
  return (
    <>
      <PageHeader
        title={t`Accounts`}
        facts={total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>}
        actions={
          <>
            <SheetMenu file="ACCOUNTS" search={search.q} mayImport={mayWrite} onImported={again} />
            {mayWrite && (
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
                <Trans>New account</Trans>
              </Button>
            )}
          </>
        }
      />
      <AccountFilters search={search} onChange={change} columns={columns} hidden={hidden} />
      {rows.length > 0 ? (
        <ListTable
          label={t`Accounts`}
          rows={rows}
          columns={columns}
          hiddenColumns={hidden}
          sort={{ field: search.sort ?? "NAME", direction: search.dir ?? "ASC" }}
          onSort={({ field, direction }) => change({ sort: field, dir: direction })}
          total={total}
          onEnd={more}
          onOpen={({ id }) => void navigate({ to: `/accounts/${id}` as string })}
          card={(row) => <AccountCard account={row} />}
        />
      ) : error ? (
        <FailedState error={error} retry={again} />
      ) : loading ? (
        <LoadingState rows={12} />
      ) : filtered ? (
        <EmptyState Icon={IconFilterOff} title={<Trans>No account matches this filter</Trans>}>
          <Trans>A search finds the beginnings of words.</Trans>
        </EmptyState>
      ) : (
        <EmptyState title={<Trans>No accounts yet</Trans>}>
          <Trans>Add the first one, or import a file.</Trans>
        </EmptyState>
      )}
      {adding && <AccountDialog account={null} onClose={() => setAdding(false)} onSaved={(id) => void navigate({ to: `/accounts/${id}` as string })} />}
    </>
  );
}
