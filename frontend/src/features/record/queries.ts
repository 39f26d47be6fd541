/** What the order record asks of the server: its head once, each tab when it is opened. */
import { graphql } from "~/graphql";
// The fragments have to be there before they are spread.
import "~/lib/pricing";
import type { RecordHeadQuery } from "~/graphql/graphql";

export const RecordHead = graphql(`
  query RecordHead($number: String!) {
    order(number: $number) {
      id number kind state stateReason priority channel externalId description capturedBy partial version custom
      requestedStart requestedCompletion plannedCompletion createdAt updatedAt submittedAt completedAt
      account { id number name }
      oneTimeTotal { amount currency }
      recurringTotal { amount currency }
      taskCount openTaskCount actions
      purchaseOrder language
      billing { account { id number name } contact { id name email } paymentReference address { street city region postalCode country } }
      deliveryContact { id name email phone }
      acceptedTerms { key version by at }
      unmetRules { rule line { id number } message { text } }
    }
  }
`);

export const RecordNotes = graphql(`
  query RecordNotes($number: String!) {
    order(number: $number) { id notes { id audience text author createdAt } }
  }
`);

export const RecordLines = graphql(`
  query RecordLines($number: String!) {
    order(number: $number) {
      id kind priceApproval
      totals { ...PriceSums }
      adjustments { ...AgreedPrice }
      lines {
        id number parentId action state quantity enrichment pointOfNoReturn requestedCompletion
        name { text }
        offering { key name { text } }
        site { id name city }
        characteristics { name label { text } value valueLabel { text } unit }
        custom
        charges { ...PricedCharge }
      }
    }
  }
`);

export const RecordWaits = graphql(`
  query RecordWaits($id: ID!) {
    order(id: $id) {
      id
      deferrals { id lineId state canAnswer canDrop target { key name { text } } awaits { key label { text } } }
    }
  }
`);

export const RecordTasks = graphql(`
  query RecordTasks($number: String!) {
    order(number: $number) {
      id
      tasks {
        id number type state attempts error plannedEnd closedAt actions
        name { text }
        group { id name { text } }
        assignee { id name }
        domainOrder { id number specification { key name { text } } }
      }
    }
  }
`);

export const RecordFallout = graphql(`
  query RecordFallout($number: String!) {
    order(number: $number) {
      id
      fallouts {
        id number type state cause errorMessage attempts createdAt closedAt
        line { id number name { text } }
        task { id number name { text } }
        assignee { id name }
      }
    }
  }
`);

export const RecordInventory = graphql(`
  query RecordInventory($number: String!) {
    order(number: $number) {
      id
      inventory {
        id number kind state parentId quantity activatedAt
        name { text }
        specification { key name { text } }
        characteristics { name label { text } value valueLabel { text } unit }
      }
      contracts {
        id number termMonths startsOn endsOn state
        recurring { amount currency }
        entitlements { id quantity unit period name { text } }
      }
    }
  }
`);

export const RecordActivity = graphql(`
  query RecordActivity($number: String!, $after: String) {
    order(number: $number) {
      id
      activity(first: 100, after: $after) {
        nodes { id at actor subjectType subjectLabel action fromState toState reason changes }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const RecordChanged = graphql(`
  subscription RecordChanged($id: ID!) {
    orderChanged(id: $id) {
      id state stateReason version updatedAt completedAt plannedCompletion taskCount openTaskCount actions partial
    }
  }
`);

export type RecordOrder = NonNullable<RecordHeadQuery["order"]>;
