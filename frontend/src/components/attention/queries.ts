/** What a manager has to look at, what there is to pick from, and the answers. */
import { graphql } from "~/graphql";

export const ItemsToPick = graphql(`
  query ItemsToPick($id: ID!) {
    domainOrder(id: $id) {
      id number
      specification { key name { text } }
      choice {
        count
        meant { id }
        candidates {
          id number state activatedAt
          name { text }
          site { id name }
          characteristics { name value label { text } }
        }
      }
    }
  }
`);

export const AttendDomainOrder = graphql(`
  mutation AttendDomainOrder($input: AttendDomainOrderInput!) {
    attendDomainOrder(input: $input) {
      domainOrder { id needsAttention choice { count } attention { kind message characteristic } }
      problems { code message path }
    }
  }
`);

export const ToSettle = graphql(`
  query ToSettle($id: ID!) {
    domainOrder(id: $id) {
      id number state quantity
      specification { key name { text } }
      attention { kind message characteristic }
      characteristics { name value }
      asked {
        name valueType mandatory unit minimum maximum
        label { text }
        help { text }
        allowed { value label { text } }
      }
    }
  }
`);

export const SettleAttention = graphql(`
  mutation SettleAttention($input: SettleAttentionInput!) {
    settleAttention(input: $input) {
      domainOrder { id needsAttention changedAt actions attention { kind message characteristic } }
      problems { code message path }
    }
  }
`);
