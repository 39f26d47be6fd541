/** What the configurator asks of the catalog. */
import type { OfferingCoreFragment } from "~/graphql/graphql";
import { graphql } from "~/graphql";

export const OfferingCore = graphql(`
  fragment OfferingCore on Offering {
    key category needsSite categoryName { text }
    name { text }
    description { text }
    specification { key kind name { text } }
    prices { chargeType period amount { amount currency } name { text } }
    characteristics {
      name valueType mandatory configurable fulfillmentOnly minimum maximum regex unit default
      label { text }
      help { text }
      allowed { value label { text } }
    }
  }
`);

export const OfferingCards = graphql(`
  query OfferingCards($search: String, $category: String) {
    offerings(search: $search, category: $category) { ...OfferingCore children { minimum offering { key name { text } } } }
  }
`);

export const OfferingToConfigure = graphql(`
  query OfferingToConfigure($key: String!) {
    offering(key: $key) {
      ...OfferingCore
      children {
        minimum default maximum
        offering { ...OfferingCore children { minimum default maximum offering { ...OfferingCore } } }
      }
    }
  }
`);

export type CatalogOffering = OfferingCoreFragment & {
  children?: readonly { minimum: number; default: number; maximum: number | null; offering: CatalogOffering }[];
};

/** The offering of a line somewhere under a root offering. */
export function findOffering(root: CatalogOffering, key: string): CatalogOffering | undefined {
  if (root.key === key) return root;
  for (const child of root.children ?? []) {
    const found = findOffering(child.offering, key);
    if (found) return found;
  }
  return undefined;
}
