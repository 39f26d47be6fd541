/** What the designer asks of the server: the flow with its draft, the kinds of nodes, saves and checks. */
import { graphql } from "~/graphql";
import type { DesignQuery } from "~/graphql/graphql";

export const DesignDraft = graphql(`
  fragment DesignDraft on Definition {
    id key kind retiredAt
    name { text }
    published { id version content layout revision author publishedAt sha256 findings { code severity node path message fix position } }
    draft {
      id version state content layout revision author requestedBy declined
      findings { code severity node path message fix position }
    }
  }
`);

export const Design = graphql(`
  query Design($key: String!) {
    definition(key: $key) { ...DesignDraft }
  }
`);

export const Kinds = graphql(`
  query Kinds {
    nodeKinds {
      kind icon schema ports flowKinds accepts places policies hasCondition canBeUndone keywords
      label { text en ptBr }
      help { text }
      category { key label { text } }
      examples { title { text } config map condition policy scope answer }
    }
  }
`);

export const PatchFlow = graphql(`
  mutation PatchFlow($input: PatchDraftInput!) {
    patchDraft(input: $input) {
      problems { code message path details }
      definition { ...DesignDraft }
    }
  }
`);

export const CheckFlow = graphql(`
  query CheckFlow($content: JSON!) {
    validateFlow(content: $content) {
      findings { code severity node path message fix position }
      problems { code message path }
    }
  }
`);

export type FlowDefinition = NonNullable<DesignQuery["definition"]>;

export const VersionContents = graphql(`
  query VersionContents($key: String!) {
    definition(key: $key) {
      id
      versions { id version content layout }
    }
  }
`);
