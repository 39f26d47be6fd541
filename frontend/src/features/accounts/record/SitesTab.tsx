/** The places of an account. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useMutation } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { SheetMenu } from "~/components/sheets/SheetMenu";
import { StateMark } from "~/components/StateBadge";
import { EmptyState } from "~/components/states";
import classes from "~/features/accounts/accounts.module.css";
import { type AccountOfRecord, ChangeAccountSite, type SiteOfRecord } from "~/features/accounts/queries";
import { SiteDialog } from "~/features/accounts/record/SiteDialog";

interface TabProps {
  account: AccountOfRecord;
  mayWrite: boolean;
  refresh: () => void;
}

export function SitesTab({ account, mayWrite, refresh }: TabProps) {
  const { t } = useLingui();
  const [edited, setEdited] = useState<{ site: SiteOfRecord | null } | null>(null);
  const [all, setAll] = useState(false);
  const shown = account.sites.filter(({ active }) => all || active);
  const columns = useSiteColumns({ mayWrite, refresh, onEdit: (site) => setEdited({ site }) });
  return (
    <>
      <Group justify="space-between" px="lg" py="sm" className={classes.tools ?? ""}>
        <Switch label={<Trans>Those out of use, too</Trans>} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        <Group gap="sm">
          <SheetMenu file="SITES" accountId={account.id} mayImport={mayWrite} onImported={refresh} />
          {mayWrite && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited({ site: null })}>
              <Trans>New site</Trans>
            </Button>
          )}
        </Group>
      </Group>
      {shown.length === 0 ? (
        <EmptyState title={<Trans>No sites yet</Trans>}>
          <Trans>Add one, or import a file of them.</Trans>
        </EmptyState>
      ) : (
        <ListTable<SiteOfRecord>
          label={t`Sites`}
          rows={shown}
          columns={columns}
          total={shown.length}
          card={(site) => (
            <>
              <SiteName site={site} mayWrite={mayWrite} onEdit={() => setEdited({ site })} />
              <span>
                {site.street}, {site.city}
              </span>
            </>
          )}
        />
      )}
      {edited && <SiteDialog accountId={account.id} site={edited.site} onClose={() => setEdited(null)} onSaved={refresh} />}
    </>
  );
}

function SiteName({ site, mayWrite, onEdit }: { site: SiteOfRecord; mayWrite: boolean; onEdit: () => void }) {
  if (!mayWrite) return site.name;
  return (
    <button type="button" data-open className={classes.link} onClick={onEdit}>
      {site.name}
    </button>
  );
}

function useSiteColumns({ mayWrite, refresh, onEdit }: { mayWrite: boolean; refresh: () => void; onEdit: (site: SiteOfRecord) => void }): Column<SiteOfRecord>[] {
  const { t } = useLingui();
  const [, change] = useMutation(ChangeAccountSite);
  return useMemo(() => {
    const turn = async (site: SiteOfRecord) => {
      const { data } = await change({ input: { siteId: site.id, version: site.version, active: !site.active } });
      const refused = data ? data.changeSite.problems[0]?.message : t`The server did not answer. Try again.`;
      if (refused) notifications.show({ color: "red", message: refused });
      refresh();
    };
    return [
      { id: "name", header: t`Name`, width: "minmax(160px, 1.5fr)", cell: (site) => <SiteName site={site} mayWrite={mayWrite} onEdit={() => onEdit(site)} /> },
      { id: "street", header: t`Street`, width: "minmax(180px, 2fr)", cell: ({ street }) => street },
      { id: "city", header: t`City`, width: "minmax(140px, 1fr)", cell: ({ city, postalCode }) => [postalCode, city].filter(Boolean).join(" ") },
      { id: "country", header: t`Country`, width: "90px", cell: ({ country }) => country },
      { id: "timezone", header: t`Time zone`, width: "minmax(140px, 1fr)", cell: ({ timezone }) => timezone },
      { id: "calendar", header: t`Calendar`, width: "minmax(120px, 1fr)", cell: ({ calendar }) => calendar?.name ?? "–" },
      {
        id: "use",
        header: t`Use`,
        width: "230px",
        cell: (site) => (
          <Group gap="xs" wrap="nowrap">
            <StateMark state={site.active ? "ACTIVE" : "RETIRED"} word={site.active ? t`In use` : t`Out of use`} />
            {mayWrite && (
              <Button size="compact-xs" variant="subtle" aria-label={site.active ? t`Take out ${site.name}` : t`Use again ${site.name}`} onClick={() => void turn(site)}>
                {site.active ? <Trans>Take out</Trans> : <Trans>Use again</Trans>}
              </Button>
            )}
          </Group>
        ),
      },
    ];
  }, [t, mayWrite, onEdit, change, refresh]);
}
