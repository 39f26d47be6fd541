/** Decision tables: one with its draft, and what changes it. */
import { graphql } from "~/graphql";
import type { OnePolicyQuery } from "~/graphql/graphql";

export const OnePolicy = graphql(`
  query OnePolicy($key: String!) {
    definition(key: $key) {
      id key kind
      name { text }
      published { id version sha256 content author publishedAt }
      draft { id version revision sha256 state content author findings { code severity path message fix } }
    }
  }
`);

export const PatchTableDraft = graphql(`
  mutation PatchTableDraft($input: PatchDraftInput!) {
    patchDraft(input: $input) {
      definition { id draft { id version revision sha256 author findings { code severity path message fix } } }
      problems { code message path details }
    }
  }
`);

export const TableDraftChanged = graphql(`
  subscription TableDraftChanged($key: String!) {
    definitionChanged(key: $key) {
      definition { id draft { id version revision sha256 } published { id version } }
      presence { name editing since mine }
    }
  }
`);

export const DiscardPolicyDraft = graphql(`
  mutation DiscardPolicyDraft($input: KeyInput!) {
    discardDraft(input: $input) { definition { id } problems { code message path } }
  }
`);

export const PublishPolicy = graphql(`
  mutation PublishPolicy($input: PublishInput!) {
    publishDefinition(input: $input) {
      definition { id published { id version } }
      problems { code message path }
    }
  }
`);

export type Policy = NonNullable<OnePolicyQuery["definition"]>;
