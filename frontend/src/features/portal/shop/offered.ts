/** An offering as one page of the portal needs it, and where its visitor has places. */
import { graphql } from "~/graphql/portal";
import type { OfferedQuery } from "~/graphql/portal/graphql";

export const Offered = graphql(`
  query Offered($key: String!) {
    offering(key: $key) { key name description available reason needsPlace pictures { url words } }
    me { account { number places { id name street city } } }
  }
`);

export type Offering = NonNullable<OfferedQuery["offering"]>;
export type Visitor = OfferedQuery["me"];
export type Place = Visitor["account"]["places"][number];
