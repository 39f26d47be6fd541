/** Versions of a table: what differs, where it is used, and how it comes into force or goes. */
import { graphql } from "~/graphql";
import type {
  TableDiffPartsFragment, TableRevisionsQuery, TableStandingQuery, TableUsageQuery, TableVersionsQuery,
} from "~/graphql/graphql";

export const TableDiffParts = graphql(`
  fragment TableDiffParts on TableDiff {
    fields { field old new }
    inputs { added { id } removed moved { id } changed { id field old new } }
    outputs { added { id } removed moved { id } changed { id field old new } }
    rows { added { id } removed moved { id } changed { id field column old new } }
    tests { added { id } removed moved { id } changed { id field old new } }
  }
`);

export const TableDiffOf = graphql(`
  query TableDiffOf($before: TableTargetInput!, $after: TableTargetInput!) {
    tableDiff(before: $before, after: $after) { ...TableDiffParts }
  }
`);

export const TableVersions = graphql(`
  query TableVersions($key: String!) {
    definition(key: $key) {
      id
      versions { id version revision state note author approvedBy publishedAt sha256 }
    }
  }
`);

export const TableVersion = graphql(`
  query TableVersion($key: String!, $number: Int!) {
    definition(key: $key) { id version(number: $number) { id version content } }
  }
`);

export const TableStanding = graphql(`
  query TableStanding($key: String!) {
    definition(key: $key) {
      id retiredAt retiredBy secondPerson
      draft { id version revision state author note requestedBy requestedAt declined }
    }
  }
`);

export const TableUsage = graphql(`
  query TableUsage($key: String!) {
    definitionUsage(key: $key) {
      kind count
      links { kind id label version detail }
      versions { version count }
    }
  }
`);

export const TableRevisions = graphql(`
  query TableRevisions($key: String!) {
    draftRevisions(key: $key) { revision author savedAt sha256 }
  }
`);

export const TableRevisionContents = graphql(`
  query TableRevisionContents($key: String!) {
    draftRevisions(key: $key) { revision author savedAt sha256 content }
  }
`);

export const RequestPublishTable = graphql(`
  mutation RequestPublishTable($input: PublishInput!) {
    requestPublish(input: $input) { definition { id draft { id state requestedBy requestedAt note } } problems { code message path } }
  }
`);

export const ApprovePublishTable = graphql(`
  mutation ApprovePublishTable($input: ApprovePublishInput!) {
    approvePublish(input: $input) { definition { id published { id version } draft { id } } problems { code message path } }
  }
`);

export const DeclinePublishTable = graphql(`
  mutation DeclinePublishTable($input: DeclinePublishInput!) {
    declinePublish(input: $input) { definition { id draft { id state declined requestedBy } } problems { code message path } }
  }
`);

export const WithdrawPublishTable = graphql(`
  mutation WithdrawPublishTable($input: KeyInput!) {
    withdrawPublish(input: $input) { definition { id draft { id state requestedBy } } problems { code message path } }
  }
`);

export const RollBackTable = graphql(`
  mutation RollBackTable($input: RollBackInput!) {
    rollBack(input: $input) { definition { id published { id version } draft { id state } } problems { code message path } }
  }
`);

export const RetireTable = graphql(`
  mutation RetireTable($input: RetireDefinitionInput!) {
    retireDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }
  }
`);

export const BringBackTable = graphql(`
  mutation BringBackTable($input: KeyInput!) {
    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }
  }
`);

export const RetireTableVersion = graphql(`
  mutation RetireTableVersion($input: RetireVersionInput!) {
    retireVersion(input: $input) { definition { id versions { id state } } problems { code message path } }
  }
`);

export const BringBackTableVersion = graphql(`
  mutation BringBackTableVersion($input: RetireVersionInput!) {
    bringBackVersion(input: $input) { definition { id versions { id state } } problems { code message path } }
  }
`);

export type DiffParts = TableDiffPartsFragment;
export type Standing = NonNullable<TableStandingQuery["definition"]>;
export type VersionRow = NonNullable<TableVersionsQuery["definition"]>["versions"][number];
export type Usage = NonNullable<TableUsageQuery["definitionUsage"]>[number];
export type Revision = TableRevisionsQuery["draftRevisions"][number];
