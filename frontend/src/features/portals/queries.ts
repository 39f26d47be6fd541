/** Sites that embed the portal. */
import { graphql } from "~/graphql";
import type { PortalSitesQuery } from "~/graphql/graphql";

export const PortalSites = graphql(`
  query PortalSites {
    portalIntegrations {
      key name origins issuer audience algorithms accountClaim keys secrets theme disabled version createdAt lastUsedAt
    }
  }
`);
export const SavePortalSite = graphql(`
  mutation SavePortalSite($input: SavePortalIntegrationInput!) {
    savePortalIntegration(input: $input) { integration { key version } problems { code message path } }
  }
`);
export const RotateSiteSecret = graphql(`
  mutation RotateSiteSecret($input: RotatePortalSecretInput!) {
    rotatePortalSecret(input: $input) { integration { key version secrets } secret problems { code message path } }
  }
`);

export type PortalSite = PortalSitesQuery["portalIntegrations"][number];
