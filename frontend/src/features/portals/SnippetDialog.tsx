/** What the site puts on its page, and what its back end signs. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { CopyField } from "~/features/portals/CopyField";
import type { PortalSite } from "~/features/portals/queries";

const page = (site: PortalSite, widget: string) =>
  `<script src="${window.location.origin}/embed/orderloom-portal.js"></script>
<orderloom-portal integration="${site.key}" widget="${widget}" locale="en"
  token-url="/orderloom-token"></orderloom-portal>`;

const claims = (site: PortalSite) =>
  JSON.stringify(
    {
      iss: site.issuer,
      aud: site.audience,
      sub: "id of the person on your site",
      name: "what to call them",
      [site.accountClaim]: "number or external id of the account",
      iat: "now",
      exp: "now + 60 s (120 s at most)",
      jti: "random, good once",
    },
    null,
    2,
  );

export function SnippetDialog({ site, onClose }: { site: PortalSite; onClose: () => void }) {
  const { t } = useLingui();
  const [widget, setWidget] = useState("full");
  const widgets = [
    { value: "full", label: t`The whole portal` },
    { value: "catalog", label: t`Catalog` },
    { value: "configurator", label: t`Configurator of one offering` },
    { value: "order-tracker", label: t`Order tracker` },
  ];
  return (
    <Modal opened onClose={onClose} size="lg" title={t`Code for ${site.name}`}>
      <Stack gap="sm">
        <Select label={t`What to show`} allowDeselect={false} data={widgets} value={widget} onChange={(value) => setWidget(value ?? "full")} />
        <CopyField label={t`On the page`} value={page(site, widget)} rows={4} />
        <p>
          <Trans>
            Your back end answers a POST to token-url with a JSON object whose token is these claims, signed for the customer who is signed in there.
          </Trans>
        </p>
        <CopyField label={t`Claims of the token`} value={claims(site)} rows={10} />
      </Stack>
    </Modal>
  );
}
