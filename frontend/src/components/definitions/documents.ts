/** What flows and tables have in common on their way through versions: used by both studios. */
import { graphql } from "~/graphql";
import type { DefinitionVersionsQuery, DraftSavesQuery, UsesOfDefinitionQuery, WatchDefinitionSubscription, WhoIsThereQuery } from "~/graphql/graphql";

export const DefinitionVersions = graphql(`
  query DefinitionVersions($key: String!) {
    definition(key: $key) {
      id key secondPerson retiredAt retiredBy
      published { id version sha256 }
      draft { id version revision state note requestedBy requestedAt declined author sha256 }
      versions { id version state note author approvedBy publishedAt sha256 }
    }
  }
`);

export const VersionContent = graphql(`
  query VersionContent($key: String!, $version: Int!) {
    definition(key: $key) {
      id
      version(number: $version) { id version content layout }
    }
  }
`);

export const UsesOfDefinition = graphql(`
  query UsesOfDefinition($key: String!) {
    definitionUsage(key: $key) {
      kind count
      links { kind id label version detail }
      versions { version count }
    }
  }
`);

export const DraftSaves = graphql(`
  query DraftSaves($key: String!) {
    draftRevisions(key: $key) { revision author savedAt sha256 content layout }
  }
`);

export const WhoIsThere = graphql(`
  query WhoIsThere($key: String!) {
    definitionPresence(key: $key) { name editing since mine }
  }
`);

export const TouchDefinition = graphql(`
  mutation TouchDefinition($input: TouchDraftInput!) {
    touchDraft(input: $input) { presence { name editing since mine } problems { code message path } }
  }
`);

export const TakeOverDefinition = graphql(`
  mutation TakeOverDefinition($input: KeyInput!) {
    takeOverDraft(input: $input) { presence { name editing since mine } problems { code message path } }
  }
`);

export const WatchDefinition = graphql(`
  subscription WatchDefinition($key: String!) {
    definitionChanged(key: $key) {
      definition {
        id retiredAt
        published { id version }
        draft { id version revision state note requestedBy requestedAt declined author }
      }
      presence { name editing since mine }
    }
  }
`);

export const PublishVersion = graphql(`
  mutation PublishVersion($input: PublishInput!) {
    publishDefinition(input: $input) {
      definition { id published { id version state note author publishedAt approvedBy } draft { id } }
      problems { code message path details }
    }
  }
`);

export const AskToPublish = graphql(`
  mutation AskToPublish($input: PublishInput!) {
    requestPublish(input: $input) {
      definition { id draft { id version revision state note requestedBy requestedAt declined author } }
      problems { code message path details }
    }
  }
`);

export const AgreeToPublish = graphql(`
  mutation AgreeToPublish($input: ApprovePublishInput!) {
    approvePublish(input: $input) {
      definition { id published { id version } draft { id } }
      problems { code message path details }
    }
  }
`);

export const SendBackDraft = graphql(`
  mutation SendBackDraft($input: DeclinePublishInput!) {
    declinePublish(input: $input) {
      definition { id draft { id version revision state note requestedBy requestedAt declined author } }
      problems { code message path details }
    }
  }
`);

export const TakeBackRequest = graphql(`
  mutation TakeBackRequest($input: KeyInput!) {
    withdrawPublish(input: $input) {
      definition { id draft { id version revision state note requestedBy requestedAt declined author } }
      problems { code message path details }
    }
  }
`);

export const RollBackTo = graphql(`
  mutation RollBackTo($input: RollBackInput!) {
    rollBack(input: $input) {
      definition { id published { id version } draft { id state } }
      problems { code message path details }
    }
  }
`);

export const RetireOneVersion = graphql(`
  mutation RetireOneVersion($input: RetireVersionInput!) {
    retireVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }
  }
`);

export const BringBackOneVersion = graphql(`
  mutation BringBackOneVersion($input: RetireVersionInput!) {
    bringBackVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }
  }
`);

export const BringBackWhole = graphql(`
  mutation BringBackWhole($input: KeyInput!) {
    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path details } }
  }
`);

export const DiscardWholeDraft = graphql(`
  mutation DiscardWholeDraft($input: KeyInput!) {
    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }
  }
`);

export type VersionsOfDefinition = NonNullable<DefinitionVersionsQuery["definition"]>;
export type VersionRow = VersionsOfDefinition["versions"][number];
export type DraftRow = NonNullable<VersionsOfDefinition["draft"]>;
export type Usage = NonNullable<UsesOfDefinitionQuery["definitionUsage"]>[number];
export type DraftSave = NonNullable<DraftSavesQuery["draftRevisions"]>[number];
export type Person = NonNullable<WhoIsThereQuery["definitionPresence"]>[number];
/** A definition as it is told live. */
export type Heard = WatchDefinitionSubscription["definitionChanged"]["definition"];
