/** What broke: the list, one fallout, and the verbs that mend it. */
import { graphql } from "~/graphql";
import type { FalloutListQuery, OneFalloutQuery } from "~/graphql/graphql";

export const FalloutList = graphql(`
  query FalloutList($filter: FalloutFilter, $after: String) {
    fallouts(filter: $filter, first: 60, after: $after) {
      nodes {
        id number type state cause errorCode attempts priority createdAt
        order { id number account { id name } }
        line { id number name { text } }
        task { id number name { text } }
        group { id name { text } }
        assignee { id name }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
export const FalloutTick = graphql(`
  subscription FalloutTick { worklistChanged }
`);
export const OneFallout = graphql(`
  query OneFallout($number: String!) {
    fallouts(filter: { search: $number }, first: 5) {
      nodes {
        id number type state cause errorCode errorMessage payload attempts priority createdAt closedAt version actions
        order { id number state account { id name } }
        line { id number name { text } site { id name } }
        task {
          id number type state attempts input
          name { text }
          form { key type required default label { text } help { text } allowed { value label { text } } }
        }
        group { id name { text } }
        assignee { id name }
      }
    }
  }
`);
export const OfferingsToChoose = graphql(`
  query OfferingsToChoose { offerings { key name { text } } }
`);
export const ClaimFallout = graphql(`
  mutation ClaimFallout($input: FalloutVerbInput!) {
    answer: claimFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const CancelFallout = graphql(`
  mutation CancelFallout($input: FalloutVerbInput!) {
    answer: cancelFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const RetryFallout = graphql(`
  mutation RetryFallout($input: RetryFalloutInput!) {
    retryFallout(input: $input) { fallout { id state version actions } problems { code message path } }
  }
`);
export const CompleteFallout = graphql(`
  mutation CompleteFallout($input: CompleteFalloutInput!) {
    completeFallout(input: $input) { fallout { id state version actions closedAt } problems { code message path } }
  }
`);
export const AssignFallouts = graphql(`
  mutation AssignFallouts($input: AssignFalloutInput!) {
    assignFallouts(input: $input) {
      fallouts { id state version actions assignee { id name } group { id name { text } } }
      problems { code message path }
    }
  }
`);
export type FalloutRow = FalloutListQuery["fallouts"]["nodes"][number];
export type Fallout = OneFalloutQuery["fallouts"]["nodes"][number];
