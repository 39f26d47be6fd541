/** One account: its head with what may be done, and its sides in tabs that the address remembers. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Tabs } from "@mantine/core";
import { IconCirclePlus, IconListSearch, IconPencil } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useQuery } from "urql";
import { CopyableId } from "~/components/CopyableId";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { useWord } from "~/components/useWord";
import { AccountDialog } from "~/features/accounts/AccountDialog";
import classes from "~/features/accounts/accounts.module.css";
import { type AccountOfRecord, AccountRecord } from "~/features/accounts/queries";
import { ActivityTab } from "~/features/accounts/record/ActivityTab";
import { ContactsTab } from "~/features/accounts/record/ContactsTab";
import { DetailsTab } from "~/features/accounts/record/DetailsTab";
import { OrdersTab } from "~/features/accounts/record/OrdersTab";
import { ProductsTab } from "~/features/accounts/record/ProductsTab";
import { SitesTab } from "~/features/accounts/record/SitesTab";
import { type AccountTab, accountTabs, parseAccountSearch } from "~/features/accounts/search";
import { StatusMark } from "~/features/accounts/StatusMark";
import { kindWords } from "~/features/accounts/words";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/accounts/$id");

export function AccountScreen() {
  const { id } = route.useParams();
  const [query, execute] = useQuery({ query: AccountRecord, variables: { id } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  return (
    <QueryState query={query} retry={refresh}>
      {({ account }) =>
        account ? (
          <Found account={account} refresh={refresh} />
        ) : (
          <EmptyState page Icon={IconListSearch} title={<Trans>There is no such account</Trans>}>
            <Link to="/accounts">
              <Trans>Search all accounts</Trans>
            </Link>
          </EmptyState>
        )
      }
    </QueryState>
  );
}

function useTabWords(): Record<AccountTab, string> {
  const { t } = useLingui();
  return { details: t`Details`, contacts: t`Contacts`, sites: t`Sites`, orders: t`Orders`, products: t`Products`, activity: t`Activity` };
}

function useTabs(): readonly AccountTab[] {
  const may = { orders: useCan("order.read"), products: useCan("inventory.read"), activity: useCan("audit.read") };
  return accountTabs.filter((tab) => !(tab in may) || may[tab as keyof typeof may]);
}

function Found({ account, refresh }: { account: AccountOfRecord; refresh: () => void }) {
  const { tab = "details" } = parseAccountSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const words = useTabWords();
  const tabs = useTabs();
  const mayWrite = useCan("account.write");
  const show = (next: string | null) => void navigate({ search: next && next !== "details" ? { tab: next as AccountTab } : {}, replace: true });
  const own = { account, mayWrite, refresh };
  return (
    <>
      <Head account={account} mayWrite={mayWrite} refresh={refresh} />
      <Tabs value={tab} onChange={show} keepMounted={false} className={classes.tabs ?? ""}>
        <Tabs.List className={classes.list ?? ""}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {words[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="details" className={classes.panel ?? ""} tabIndex={0}>
          <DetailsTab {...own} />
        </Tabs.Panel>
        <Tabs.Panel value="contacts" className={classes.panel ?? ""} tabIndex={0}>
          <ContactsTab {...own} />
        </Tabs.Panel>
        <Tabs.Panel value="sites" className={classes.flush ?? ""}>
          <SitesTab {...own} />
        </Tabs.Panel>
        <Tabs.Panel value="orders" className={classes.flush ?? ""}>
          <OrdersTab accountId={account.id} />
        </Tabs.Panel>
        <Tabs.Panel value="products" className={classes.flush ?? ""}>
          <ProductsTab accountId={account.id} />
        </Tabs.Panel>
        <Tabs.Panel value="activity" className={classes.panel ?? ""} tabIndex={0}>
          <ActivityTab accountId={account.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Head({ account, mayWrite, refresh }: { account: AccountOfRecord; mayWrite: boolean; refresh: () => void }) {
  const word = useWord();
  const mayCapture = useCan("order.capture");
  const [editing, setEditing] = useState(false);
  const takesOrders = account.status === "ACTIVE" || account.status === "PROSPECT";
  return (
    <>
      <PageHeader
        name={account.name}
        title={account.name}
        facts={
          <span className={classes.head}>
            <StatusMark status={account.status} />
            <CopyableId value={account.number} />
            <span>{word(kindWords, account.kind)}</span>
            {account.parent && (
              <span>
                <Trans>
                  belongs to <Link to={`/accounts/${account.parent.id}` as string}>{account.parent.name}</Link>
                </Trans>
              </span>
            )}
          </span>
        }
        actions={
          <>
            {mayWrite && (
              <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
                <Trans>Edit</Trans>
              </Button>
            )}
            {mayCapture && takesOrders && (
              <Button component={Link} to="/capture" search={{ account: account.id } as never} leftSection={<IconCirclePlus size={16} aria-hidden />}>
                <Trans>New order</Trans>
              </Button>
            )}
          </>
        }
      />
      {editing && <AccountDialog account={account} onClose={() => setEditing(false)} onSaved={refresh} />}
    </>
  );
}
