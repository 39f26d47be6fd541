/** What the lists and the record of domain orders ask of the server. */
import { graphql } from "~/graphql";
import type { DomainOrderHeadQuery, DomainOrdersListQuery } from "~/graphql/graphql";

export const DomainOrdersList = graphql(`
  query DomainOrdersList($filter: DomainOrderFilter, $sort: DomainOrderSort, $after: String) {
    domainOrders(filter: $filter, sort: $sort, first: 60, after: $after) {
      nodes {
        id number kind subtype action state quantity needsAttention createdAt changedAt
        specification { key name { text } }
        account { id name }
        site { id name city }
        order { id number }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

export const DomainOrdersCounts = graphql(`
  query DomainOrdersCounts($filter: DomainOrderFilter) {
    domainOrderCounts(filter: $filter) { kinds { kind count } states { state count } }
  }
`);

export const DomainOrdersTick = graphql(`
  subscription DomainOrdersTick { worklistChanged }
`);

export const SpecificationsToFilter = graphql(`
  query SpecificationsToFilter($text: String!) {
    catalogEntities(filter: { section: "specifications", text: $text }, first: 20) { items { key name { text } } }
  }
`);

export const AttentionList = graphql(`
  query AttentionList($filter: DomainOrderFilter, $after: String) {
    domainOrders(filter: $filter, sort: { field: CREATED_AT, direction: ASC }, first: 60, after: $after) {
      nodes {
        id number kind state quantity needsAttention createdAt actions
        specification { key name { text } }
        account { id name }
        order { id number }
        attention { kind message characteristic }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

export const Above = graphql(`
  fragment Above on DomainOrder { id number specification { key name { text } } }
`);

export const DomainOrderHead = graphql(`
  query DomainOrderHead($number: String!) {
    domainOrder(number: $number) {
      id number kind subtype action state quantity needsAttention createdAt changedAt plannedStart plannedEnd actions
      specification { key name { text } }
      account { id number name }
      site { id name city }
      order { id number state }
      line { id number name { text } }
      parent { ...Above parent { ...Above parent { ...Above parent { ...Above } } } }
      attention { kind message characteristic }
    }
  }
`);

export const DomainOrderAround = graphql(`
  query DomainOrderAround($number: String!) {
    domainOrder(number: $number) {
      id
      characteristics { name label { text } value valueLabel { text } unit }
      components { quantity specification { key name { text } } }
      tree { id number parentId kind state needsAttention specification { key name { text } } }
      requires { id number kind state specification { key name { text } } }
      requiredBy { id number kind state specification { key name { text } } }
      shares { id number kind state specification { key name { text } } }
      sharedWith { id number kind state specification { key name { text } } }
      deferrals { id state awaits { key label { text } owner { text } } target { key name { text } } }
      items { id number state name { text } }
      fallouts { id number state cause createdAt }
    }
  }
`);

export const DomainOrderTasks = graphql(`
  query DomainOrderTasks($number: String!) {
    domainOrder(number: $number) {
      id
      tasks {
        id number type state error plannedStart plannedEnd closedAt actions
        name { text }
        group { id name { text } }
        assignee { id name }
      }
    }
  }
`);

export const DomainOrderActivity = graphql(`
  query DomainOrderActivity($number: String!, $after: String) {
    domainOrder(number: $number) {
      id
      activity(first: 100, after: $after) {
        nodes { id at actor action fromState toState reason changes }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const DomainOrderTick = graphql(`
  subscription DomainOrderTick($id: ID!) {
    orderChanged(id: $id) { id updatedAt state openTaskCount }
  }
`);

export type DomainOrderRow = DomainOrdersListQuery["domainOrders"]["nodes"][number];
export type DomainOrderOfRecord = NonNullable<DomainOrderHeadQuery["domainOrder"]>;
