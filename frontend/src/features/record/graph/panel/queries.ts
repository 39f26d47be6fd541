/** What the panel beside the picture asks about one node, and what can be done about it there. */
import { graphql } from "~/graphql";
import type { PlanDeferralQuery, PlanDomainOrderQuery } from "~/graphql/graphql";

export const PlanDomainOrder = graphql(`
  query PlanDomainOrder($id: ID!) {
    domainOrder(id: $id) {
      id number actions
      attention { kind message characteristic }
      components { quantity specification { key name { text } } }
      characteristics { name label { text } value valueLabel { text } unit }
    }
  }
`);

export const PlanLine = graphql(`
  query PlanLine($id: ID!) {
    node(id: $id) {
      ... on OrderLine { id characteristics { name label { text } value valueLabel { text } unit } }
    }
  }
`);

export const PlanDeferral = graphql(`
  query PlanDeferral($id: ID!) {
    node(id: $id) {
      ... on Deferral {
        id state reason canAnswer canDrop
        asks {
          key subject
          characteristic { name valueType mandatory minimum maximum unit label { text } help { text } allowed { value label { text } } }
        }
      }
    }
  }
`);

export const PlanAnswer = graphql(`
  mutation PlanAnswer($input: AnswerDeferralInput!) {
    answer: answerDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }
  }
`);
export const PlanDrop = graphql(`
  mutation PlanDrop($input: DropDeferralInput!) {
    answer: dropDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }
  }
`);

export type Deferral = Extract<NonNullable<PlanDeferralQuery["node"]>, { asks: unknown }>;
export type PanelDomainOrder = NonNullable<PlanDomainOrderQuery["domainOrder"]>;
