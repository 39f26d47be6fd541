/** Systems outside, their operations, how the last calls went, and a call to try. */
import { graphql } from "~/graphql";
import type { ConnectionListQuery, OneConnectionQuery, SendTestMutation } from "~/graphql/graphql";

export const ConnectionList = graphql(`
  query ConnectionList {
    connections {
      key kind address baseSetting version updatedAt
      name { text }
      author { id name }
      operations {
        key
        uses { flowKey }
        state { done failed p95 lastAt lastError { code message at } }
      }
    }
  }
`);

export const OneConnection = graphql(`
  query OneConnection($key: String!) {
    connection(key: $key) {
      key kind address baseSetting version updatedAt content
      name { text }
      author { id name }
      operations {
        key method path timeout idempotent
        name { text }
        uses { flowKey node draft flowName { text } }
        state { done failed p95 lastAt lastError { code message at } }
        calls(first: 25) { at milliseconds code message transient tried }
      }
    }
  }
`);

export const SaveConnection = graphql(`
  mutation SaveConnection($input: SaveConnectionInput!) {
    saveConnection(input: $input) {
      connection { key version }
      problems { code message path }
    }
  }
`);

export const RemoveConnection = graphql(`
  mutation RemoveConnection($input: RemoveConnectionInput!) {
    removeConnection(input: $input) { problems { code message path } }
  }
`);

export const SendTest = graphql(`
  mutation SendTest($input: SendTestInput!) {
    sendTest(input: $input) {
      sent { verdict address method request milliseconds answer code message status body }
      problems { code message path }
    }
  }
`);

export type ConnectionRow = ConnectionListQuery["connections"][number];
export type ConnectionRecord = NonNullable<OneConnectionQuery["connection"]>;
export type OperationRecord = ConnectionRecord["operations"][number];
export type Sent = NonNullable<SendTestMutation["sendTest"]["sent"]>;
