/** What the panel beside the picture asks about one node, and what can be done about it there. */
import { graphql } from "~/graphql";
import type { PlanDeferralQuery, PlanTaskQuery } from "~/graphql/graphql";

export const PlanTask = graphql(`
  query PlanTask($id: ID!) {
    task(id: $id) {
      id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions
      form {
        key type required default minimum maximum unit multiline
        label { text }
        heading { text }
        help { text }
        allowed { value label { text } }
      }
      group { id name { text } }
      assignee { id name }
    }
  }
`);

export const PlanDomainOrder = graphql(`
  query PlanDomainOrder($id: ID!) {
    node(id: $id) {
      ... on DomainOrder {
        id quantity action
        characteristics { name label { text } value valueLabel { text } unit }
      }
      ... on OrderLine {
        id quantity action
        characteristics { name label { text } value valueLabel { text } unit }
      }
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

export const PlanClaim = graphql(`
  mutation PlanClaim($input: TaskVerbInput!) {
    answer: claimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const PlanRetry = graphql(`
  mutation PlanRetry($input: TaskVerbInput!) {
    answer: retryTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const PlanSkip = graphql(`
  mutation PlanSkip($input: TaskVerbInput!) {
    answer: skipTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const PlanComplete = graphql(`
  mutation PlanComplete($input: CompleteTaskInput!) {
    answer: completeTask(input: $input) { task { id state version output closedAt actions } problems { code message path } }
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

export type Task = NonNullable<PlanTaskQuery["task"]>;
export type Deferral = Extract<NonNullable<PlanDeferralQuery["node"]>, { asks: unknown }>;
