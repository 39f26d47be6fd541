/** Tries out what an order or a sample would become, and compares what two catalogs make of it. */
import { graphql } from "~/graphql";
import type { CompareDecompositionsQuery, SimulateDecompositionQuery } from "~/graphql/graphql";

export const TreeDomainOrder = graphql(`
  fragment TreeDomainOrder on SimulatedDomainOrder {
    path parent depth line relationship action quantity needsAttention
    specification { key name { text } kind subtype }
    characteristics { name label { text } value valueLabel { text } unit }
    origins { characteristic kind mapping source sourceName { text } }
    waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }
  }
`);

export const TreeTarget = graphql(`
  fragment TreeTarget on SimulatedTarget {
    parent relationship relationshipType outcome reason rule made awaits { key label { text } owner { text } }
    target { key name { text } }
    read { owner name label { text } value valueLabel { text } }
  }
`);

export const SimulateDecomposition = graphql(`
  query SimulateDecomposition($input: SimulationInput!, $catalog: CatalogAtInput, $first: Int!) {
    simulateDecomposition(input: $input, catalog: $catalog) {
      findings { code message path }
      tree {
        total deferred excluded
        domainOrders(first: $first) { ...TreeDomainOrder }
        targets(first: $first) { ...TreeTarget }
        links(first: $first) { source target type }
        components(first: $first) { parent relationship quantity specification { key name { text } } }
        faults { line code message path parent }
      }
    }
  }
`);

export const CompareDecompositions = graphql(`
  query CompareDecompositions($input: SimulationInput!, $before: CatalogAtInput, $after: CatalogAtInput, $first: Int!) {
    compareDecompositions(input: $input, before: $before, after: $after) {
      before { findings { code message path } tree { total } }
      after { findings { code message path } tree { total } }
      diff {
        added removed changed total
        domainOrders(first: $first) {
          change
          differences { field before after }
          domainOrder { ...TreeDomainOrder }
        }
        targets(first: $first) {
          parent relationship
          before { ...TreeTarget }
          after { ...TreeTarget }
        }
      }
    }
  }
`);

export const CatalogReleases = graphql(`
  query CatalogReleases {
    catalogReleases { sequence note author releasedAt }
  }
`);

export type SimulatedTree = NonNullable<SimulateDecompositionQuery["simulateDecomposition"]["tree"]>;
export type TreeDiff = NonNullable<CompareDecompositionsQuery["compareDecompositions"]["diff"]>;
