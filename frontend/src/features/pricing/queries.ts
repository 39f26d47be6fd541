/** Prices as authors see them: drafts of offerings, price lists and adjustments, and what they would come to. */
import { graphql } from "~/graphql";
import type { PricedEntityQuery, PricingListQuery, TryPricesOutQuery } from "~/graphql/graphql";
// The fragments have to be there before they are spread.
import "~/lib/pricing";

export const PricingList = graphql(`
  query PricingList($filter: CatalogFilterInput!) {
    catalogEntities(filter: $filter, first: 100, offset: 0) {
      total
      items { key kind draft published lifecycle name { text } }
    }
  }
`);

export const PricedEntity = graphql(`
  query PricedEntity($section: String!, $key: String!) {
    catalogEntity(section: $section, key: $key) {
      section key document content
      listed { published name { text } }
      draft { content revision author stale isNew }
      findings { code message path }
    }
  }
`);

export const PricingDocuments = graphql(`
  query PricingDocuments { catalogDocuments { key name { text } } }
`);

export const SavePrices = graphql(`
  mutation SavePrices($input: SaveCatalogDraftInput!) {
    saveCatalogDraft(input: $input) {
      draft { section key revision }
      findings { code message path }
      problems { code message path }
    }
  }
`);

export const TryPricesOut = graphql(`
  query TryPricesOut($input: TryPricesInput!, $used: Decimal!) {
    tryPrices(input: $input) {
      priceList
      totals { ...PriceSums }
      charges { ...PricedCharge usageCost(used: $used) { amount currency } }
      problems { code message path }
    }
  }
`);

export type Item = PricingListQuery["catalogEntities"]["items"][number];
export type Entity = NonNullable<PricedEntityQuery["catalogEntity"]>;
export type Tried = TryPricesOutQuery["tryPrices"];
