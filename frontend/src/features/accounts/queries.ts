/** What the screens of accounts ask and tell. */
import { graphql } from "~/graphql";
import type { AccountRecordQuery, AccountsListQuery } from "~/graphql/graphql";

export const AccountsList = graphql(`
  query AccountsList($search: String, $filter: AccountFilter, $sort: AccountSort, $after: String) {
    accounts(search: $search, filter: $filter, sort: $sort, first: 60, after: $after) {
      nodes { id number name kind status segment currency externalId createdAt custom parent { id name } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

export const SegmentsOfAccounts = graphql(`
  query SegmentsOfAccounts { accountSegments }
`);

export const AccountRecord = graphql(`
  query AccountRecord($id: ID!) {
    account(id: $id) {
      id number name kind status segment currency externalId taxId language version createdAt updatedAt custom
      billingAddress { street city region postalCode country }
      serviceAddress { street city region postalCode country }
      parent { id number name }
      children { id number name status }
      contacts { id name email phone role preferred active version }
      sites {
        id name street city region postalCode country timezone latitude longitude active version
        calendar { id name }
      }
    }
  }
`);

export const AccountActivity = graphql(`
  query AccountActivity($id: ID!, $after: String) {
    account(id: $id) {
      id
      activity(first: 50, after: $after) {
        nodes { id at actor action fromState toState changes }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const OrdersOfAccount = graphql(`
  query OrdersOfAccount($filter: OrderFilter) {
    orders(filter: $filter, sort: { field: CREATED_AT, direction: DESC }, first: 100) {
      nodes { id number state priority createdAt requestedCompletion recurringTotal { amount currency } oneTimeTotal { amount currency } }
      totalCount
    }
  }
`);

export const ProductsOfAccount = graphql(`
  query ProductsOfAccount($filter: InventoryFilter) {
    inventory(filter: $filter, first: 100) {
      nodes { id number name { text } state quantity activatedAt site { id name } order { id number } }
      totalCount
    }
  }
`);

export const OpenAccount = graphql(`
  mutation OpenAccount($input: CreateAccountInput!) {
    createAccount(input: $input) { account { id number name } problems { code message path } }
  }
`);

export const ChangeAccount = graphql(`
  mutation ChangeAccount($input: ChangeAccountInput!) {
    changeAccount(input: $input) { account { id version } problems { code message path } }
  }
`);

export const FillAccountFields = graphql(`
  mutation FillAccountFields($input: FillAccountInput!) {
    fillAccount(input: $input) { account { id version custom } problems { code message path } }
  }
`);

export const AddAccountContact = graphql(`
  mutation AddAccountContact($input: AddContactInput!) {
    addContact(input: $input) { account { id } problems { code message path } }
  }
`);

export const ChangeAccountContact = graphql(`
  mutation ChangeAccountContact($input: ChangeContactInput!) {
    changeContact(input: $input) { account { id } problems { code message path } }
  }
`);

export const AddAccountSite = graphql(`
  mutation AddAccountSite($input: AddSiteInput!) {
    addSite(input: $input) { account { id } problems { code message path } }
  }
`);

export const ChangeAccountSite = graphql(`
  mutation ChangeAccountSite($input: ChangeSiteInput!) {
    changeSite(input: $input) { account { id } problems { code message path } }
  }
`);

export const CalendarsToChoose = graphql(`
  query CalendarsToChoose { calendars { id name active } }
`);

export type AccountRow = AccountsListQuery["accounts"]["nodes"][number];
export type AccountOfRecord = NonNullable<AccountRecordQuery["account"]>;
export type ContactOfRecord = AccountOfRecord["contacts"][number];
export type SiteOfRecord = AccountOfRecord["sites"][number];
