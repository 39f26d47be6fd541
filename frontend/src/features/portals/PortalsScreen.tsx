/** Which sites may embed the portal: who they are, how they sign, and what they put on their pages. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button } from "@mantine/core";
import { IconPlus, IconWorldWww } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { type PortalSite, PortalSites } from "~/features/portals/queries";
import { SecretDialog } from "~/features/portals/SecretDialog";
import { SiteDialog } from "~/features/portals/SiteDialog";
import { SnippetDialog } from "~/features/portals/SnippetDialog";
import classes from "~/features/portals/portals.module.css";

type Open = { what: "edit" | "secret" | "snippet"; site: PortalSite } | { what: "add"; site: null };

export function PortalsScreen() {
  const { t } = useLingui();
  const [query, execute] = useQuery({ query: PortalSites });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => {
    setOpen(null);
    refresh();
  };
  return (
    <>
      <PageHeader
        title={t`Embedded portal`}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ what: "add", site: null })}>
            <Trans>Add a site</Trans>
          </Button>
        }
      />
      <QueryState query={query} retry={refresh}>
        {({ portalIntegrations }) =>
          portalIntegrations.length === 0 ? (
            <EmptyState Icon={IconWorldWww} title={<Trans>No site embeds the portal yet</Trans>}>
              <Trans>A site signs a token for its customer; here you say which sites are trusted, and by which keys.</Trans>
            </EmptyState>
          ) : (
            <ul className={classes.sites}>
              {portalIntegrations.map((site) => (
                <Site key={site.key} site={site} open={(what) => setOpen({ what, site })} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {(open?.what === "add" || open?.what === "edit") && <SiteDialog site={open.site} onClose={close} />}
      {open?.what === "secret" && <SecretDialog site={open.site} onClose={close} />}
      {open?.what === "snippet" && <SnippetDialog site={open.site} onClose={close} />}
    </>
  );
}

function Site({ site, open }: { site: PortalSite; open: (what: "edit" | "secret" | "snippet") => void }) {
  const { t } = useLingui();
  return (
    <li className={classes.site}>
      <div className={classes.head}>
        <h2>{site.name}</h2>
        <code>{site.key}</code>
        {site.disabled ? (
          <Badge color="gray" variant="light" autoContrast>
            <Trans>Off</Trans>
          </Badge>
        ) : null}
      </div>
      <dl className={classes.facts}>
        <dt>{t`Pages`}</dt>
        <dd>{site.origins.join(", ")}</dd>
        <dt>{t`Signs with`}</dt>
        <dd>{site.algorithms.join(", ")}</dd>
        <dt>{t`Last visit`}</dt>
        <dd>
          <When at={site.lastUsedAt} />
        </dd>
      </dl>
      <div className={classes.verbs}>
        <Button variant="default" onClick={() => open("edit")}>
          <Trans>Edit</Trans>
          <Of name={site.name} />
        </Button>
        <Button variant="default" onClick={() => open("snippet")}>
          <Trans>Code for the page</Trans>
          <Of name={site.name} />
        </Button>
        {site.algorithms.includes("HS256") && (
          <Button variant="default" onClick={() => open("secret")}>
            {site.secrets === 0 ? <Trans>Make a secret</Trans> : <Trans>New secret</Trans>}
            <Of name={site.name} />
          </Button>
        )}
      </div>
    </li>
  );
}

const Of = ({ name }: { name: string }) => <span className="visually-hidden">, {name}</span>;
