/** What the list of flows and tables asks of the server, and what it has done there. */
import { graphql } from "~/graphql";
import type { DefinitionListQuery, FlowFacetsQuery, FlowTemplateListQuery, IncomingQuery } from "~/graphql/graphql";

export const DefinitionRows = graphql(`
  query DefinitionList($filter: DefinitionFilter, $sort: DefinitionSort, $after: String) {
    definitionList(filter: $filter, sort: $sort, first: 60, after: $after) {
      nodes {
        id key kind statuses version draft revision used failed owner ownerId tags changedAt changedBy
        name { text }
        review { by at note revision mine }
        lastRun { state at runId orderId }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

export const FlowFacets = graphql(`
  query FlowFacets {
    definitionFacets {
      forMe
      kinds { kind count }
      statuses { status count }
      tags { tag count }
      owners { id name count }
    }
  }
`);

export const FlowTemplateList = graphql(`
  query FlowTemplateList {
    flowTemplates {
      key kind content
      name { text en ptBr }
      description { text }
      category { key name { text } }
    }
  }
`);

export const AdviseKey = graphql(`
  query AdviseKey($key: String, $name: String) {
    keyAdvice(key: $key, name: $name) { key free suggestion problem { message } }
  }
`);

export const CreateDefinition = graphql(`
  mutation CreateDefinition($input: CreateDefinitionInput!) {
    createDefinition(input: $input) { definition { id key kind } problems { code message path details } }
  }
`);

export const DuplicateDefinition = graphql(`
  mutation DuplicateDefinition($input: DuplicateDefinitionInput!) {
    duplicateDefinition(input: $input) { definition { id key kind } problems { code message path details } }
  }
`);

export const Incoming = graphql(`
  query Incoming($files: [DefinitionFileInput!]!) {
    incomingDefinitions(files: $files) {
      place outcome key kind revision freeKey
      name { text }
      problems { code message path details }
      findings { code severity message }
      there { version draft author }
      diff { key before after changes { kind noun element label fields { path before after } } }
    }
  }
`);

export const ImportDefinitions = graphql(`
  mutation ImportDefinitions($input: ImportDefinitionsInput!) {
    importDefinitions(input: $input) { imported { key changed } problems { code message path details } }
  }
`);

export const ExportDefinitions = graphql(`
  query ExportDefinitions($keys: [String!]!, $draft: Boolean!) {
    exportDefinitions(keys: $keys, draft: $draft) { files { path text } }
  }
`);

export const ExportArchive = graphql(`
  query ExportArchive($keys: [String!]!, $draft: Boolean!) {
    exportDefinitions(keys: $keys, draft: $draft) { archive }
  }
`);

export const LabelDefinitions = graphql(`
  mutation LabelDefinitions($input: LabelDefinitionsInput!) {
    labelDefinitions(input: $input) { definitions { id owner ownerId tags } problems { code message path details } }
  }
`);

export const OwnersToBe = graphql(`
  query OwnersToBe {
    people { id name login disabled roles }
  }
`);

export const RetireDefinition = graphql(`
  mutation RetireDefinition($input: RetireDefinitionInput!) {
    retireDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }
  }
`);

export const BringBackDefinition = graphql(`
  mutation BringBackDefinition($input: KeyInput!) {
    bringBackDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }
  }
`);

export const DeleteDraft = graphql(`
  mutation DeleteDraft($input: KeyInput!) {
    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }
  }
`);

export type DefinitionRow = DefinitionListQuery["definitionList"]["nodes"][number];
export type Facets = FlowFacetsQuery["definitionFacets"];
export type FlowTemplate = FlowTemplateListQuery["flowTemplates"][number];
export type IncomingDocument = IncomingQuery["incomingDefinitions"][number];
