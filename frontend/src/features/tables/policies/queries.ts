/** The policies of the product with their tables, and tables that are none. */
import { graphql } from "~/graphql";
import type { OtherTablesQuery, PolicyPagesQuery } from "~/graphql/graphql";

export const PolicyPages = graphql(`
  query PolicyPages {
    policies {
      key family
      title { text en ptBr }
      help { text }
      asked { text }
      reads hitPolicies
      outputs { id type allowed optional }
      tables {
        id key retiredAt
        name { text }
        published { id version author publishedAt }
        draft { id revision state author requestedBy findings { severity } }
      }
    }
  }
`);

export const OtherTables = graphql(`
  query OtherTables {
    definitions(kind: [TABLE]) {
      id key retiredAt
      name { text }
      published { id version author publishedAt }
      draft { id revision state author requestedBy findings { severity } }
    }
  }
`);

export const MakeTable = graphql(`
  mutation MakeTable($input: SaveDraftInput!) {
    saveDraft(input: $input) { definition { id key } problems { code message path } }
  }
`);

export type PolicyPage = PolicyPagesQuery["policies"][number];
export type TableRow = OtherTablesQuery["definitions"][number];
