/** Asks why domain orders are there and others are not. */
import { graphql } from "~/graphql";
import type { ExplainDecompositionQuery } from "~/graphql/graphql";

export const WhyTarget = graphql(`
  fragment WhyTarget on ExplainedTarget {
    relationship relationshipType outcome reason rule round decidedAt made
    target { key name { text } kind subtype }
    read { owner name label { text } value valueLabel { text } }
    cause { at by person }
    earlier { round decidedAt outcome reason }
    domainOrders { id number }
    deferral { id state reason awaits { key label { text } owner { text } } }
  }
`);

export const WhyFault = graphql(`
  fragment WhyFault on ExplainedFault {
    id code message path state foundAt resolvedAt
    line { id number }
    domainOrder { id number specification { name { text } } }
  }
`);

export const WhyOfPart = graphql(`
  fragment WhyOfPart on ExplainedPart {
    relationship outcome reason rule quantity
    target { key name { text } }
    read { owner name label { text } value valueLabel { text } }
    awaits { key label { text } owner { text } }
  }
`);

export const ExplainDecomposition = graphql(`
  query ExplainDecomposition($order: ID!, $domainOrder: ID, $line: ID, $page: Int!) {
    explainDecomposition(order: $order, domainOrder: $domainOrder, line: $line, page: $page) {
      release decomposedAt total
      faults { ...WhyFault }
      subjects {
        domainOrder { id number state quantity needsAttention specification { key name { text } kind subtype } }
        parent { id number specification { name { text } } }
        came { ...WhyTarget }
        neighbours { ...WhyTarget }
        targets { ...WhyTarget }
        parts { ...WhyOfPart }
        sharedBy { id number specification { name { text } } }
        values { name label { text } value valueLabel { text } unit }
        origins { characteristic kind mapping source sourceName { text } }
        waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }
      }
    }
  }
`);

type Explained = NonNullable<ExplainDecompositionQuery["explainDecomposition"]>;
export type WhySubjectData = Explained["subjects"][number];
