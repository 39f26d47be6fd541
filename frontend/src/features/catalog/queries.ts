/** The catalog as its authors see it: entities of every section alike, their drafts, and what a change touches. */
import { graphql } from "~/graphql";
import type { CatalogEntitiesQuery, CatalogEntityQuery, CatalogPublishEffectsQuery } from "~/graphql/graphql";

export const CatalogEntities = graphql(`
  query CatalogEntities($filter: CatalogFilterInput!, $first: Int!, $offset: Int!) {
    catalogEntities(filter: $filter, first: $first, offset: $offset) {
      total
      items { section key document kind lifecycle version published draft removing imageUrl detail name { text } }
    }
  }
`);

export const CatalogEntity = graphql(`
  query CatalogEntity($section: String!, $key: String!) {
    catalogEntity(section: $section, key: $key) {
      section key document content
      listed { key kind lifecycle version published draft removing imageUrl name { text } }
      draft { content revision author savedAt isNew stale document }
      findings { code message path }
      versions { id version lifecycle sequence note author releasedAt }
      namedBy { kind count more links { id label section } }
    }
  }
`);

export const CatalogDocuments = graphql(`
  query CatalogDocuments {
    catalogDocuments { key entities edited name { text } }
  }
`);

export const CatalogDrafts = graphql(`
  query CatalogDrafts {
    catalogDrafts { section key document content revision author savedAt isNew stale }
  }
`);

export const CatalogDiff = graphql(`
  query CatalogDiff($section: String!, $key: String!, $before: ID, $after: ID) {
    catalogDiff(section: $section, key: $key, before: $before, after: $after) { path before after }
  }
`);

export const CatalogVersionContent = graphql(`
  query CatalogVersionContent($section: String!, $key: String!, $version: ID!) {
    catalogVersion(section: $section, key: $key, version: $version)
  }
`);

export const CatalogPublishEffects = graphql(`
  query CatalogPublishEffects($drafts: [CatalogRefInput!]!) {
    catalogPublishEffects(drafts: $drafts) {
      changes { change section key version lifecycle document name { text } fields { path before after } }
      uses { kind count more links { id label section } }
      findings { code message path }
    }
  }
`);

export const CatalogMoveEffects = graphql(`
  query CatalogMoveEffects($input: MoveCatalogLifecycleInput!) {
    catalogMoveEffects(input: $input) {
      changes { change section key version lifecycle document name { text } fields { path before after } }
      uses { kind count more links { id label section } }
      findings { code message path }
    }
  }
`);

export const SaveCatalogDraft = graphql(`
  mutation SaveCatalogDraft($input: SaveCatalogDraftInput!) {
    saveCatalogDraft(input: $input) {
      draft { section key revision savedAt author stale isNew }
      findings { code message path }
      problems { code message path }
    }
  }
`);

export const DiscardCatalogDraft = graphql(`
  mutation DiscardCatalogDraft($input: CatalogDraftRefInput!) {
    discardCatalogDraft(input: $input) { problems { code message path } }
  }
`);

export const PublishCatalog = graphql(`
  mutation PublishCatalog($input: PublishCatalogInput!) {
    publishCatalog(input: $input) { changes { change section key version } problems { code message path } }
  }
`);

export const MoveCatalogLifecycle = graphql(`
  mutation MoveCatalogLifecycle($input: MoveCatalogLifecycleInput!) {
    moveCatalogLifecycle(input: $input) { changes { change section key } problems { code message path } }
  }
`);

export type Listed = CatalogEntitiesQuery["catalogEntities"]["items"][number];
export type Entity = NonNullable<CatalogEntityQuery["catalogEntity"]>;
export type Effects = CatalogPublishEffectsQuery["catalogPublishEffects"];
export type CatalogChange = Effects["changes"][number];
export type CatalogUse = Effects["uses"][number];
export type Finding = Effects["findings"][number];
export type FieldDiff = CatalogChange["fields"][number];
