/** Requests of customers: the inbox, one thread, and the verbs of those who answer. */
import { graphql } from "~/graphql";
import type { OneRequestQuery, RequestInboxQuery } from "~/graphql/graphql";

export const RequestInbox = graphql(`
  query RequestInbox($filter: RequestFilter, $after: String) {
    requests(filter: $filter, first: 60, after: $after) {
      nodes {
        id number kind state title raisedByName dueAt createdAt updatedAt
        account { id name }
        order { id number }
        group { id name { text } }
        assignee { id name }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
export const RequestTick = graphql(`
  subscription RequestTick { worklistChanged }
`);
export const OneRequest = graphql(`
  query OneRequest($number: String!) {
    request(number: $number) {
      id number kind state title raisedByName dueAt resolution createdAt updatedAt resolvedAt closedAt version actions
      account { id number name }
      order { id number state }
      line { id number name { text } }
      product { id number }
      group { id name { text } }
      assignee { id name }
      messages { id authorName fromCustomer internal text createdAt }
      attachments { id name size audience uploadedBy createdAt }
    }
  }
`);
export const ReplyToRequest = graphql(`
  mutation ReplyToRequest($input: ReplyToRequestInput!) {
    answer: replyToRequest(input: $input) { request { id state version } problems { code message path } }
  }
`);
export const ClaimRequest = graphql(`
  mutation ClaimRequest($input: RequestVerbInput!) {
    answer: claimRequest(input: $input) { request { id state version } problems { code message path } }
  }
`);
export const ResolveRequest = graphql(`
  mutation ResolveRequest($input: RequestVerbInput!) {
    answer: resolveRequest(input: $input) { request { id state version } problems { code message path } }
  }
`);
export const CloseRequest = graphql(`
  mutation CloseRequest($input: RequestVerbInput!) {
    answer: closeRequest(input: $input) { request { id state version } problems { code message path } }
  }
`);
export const ReopenRequest = graphql(`
  mutation ReopenRequest($input: RequestVerbInput!) {
    answer: reopenRequest(input: $input) { request { id state version } problems { code message path } }
  }
`);
export const BringRequestFile = graphql(`
  mutation BringRequestFile($input: PrepareAttachmentInput!) {
    prepareAttachment(input: $input) { address { url } problems { code message path } }
  }
`);
export const FetchRequestFile = graphql(`
  mutation FetchRequestFile($input: AttachmentInput!) {
    fetchAttachment(input: $input) { address { url name } problems { code message path } }
  }
`);
export const AssignRequests = graphql(`
  mutation AssignRequests($input: AssignRequestsInput!) {
    assignRequests(input: $input) { requests { id version } problems { code message path } }
  }
`);
export type RequestRow = RequestInboxQuery["requests"]["nodes"][number];
export type OpenRequest = NonNullable<OneRequestQuery["request"]>;
