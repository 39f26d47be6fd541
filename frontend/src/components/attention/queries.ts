/** What there is to pick from, and the pick. */
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
